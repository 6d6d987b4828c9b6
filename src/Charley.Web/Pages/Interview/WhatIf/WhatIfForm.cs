using Charley.Assessment.Cases;
using Microsoft.Extensions.Primitives;

namespace Charley.Web.Pages.Interview.WhatIf;

/// <summary>What the person wants to suppose.</summary>
/// <param name="Finding">Id of the finding; empty if none was chosen.</param>
/// <param name="Instead">The answer to try; null if none was chosen.</param>
public sealed record WhatIfForm(string Finding, Answer? Instead)
{
    /// <summary>The field with the finding.</summary>
    public const string FindingField = "finding";

    /// <summary>The field with the answer.</summary>
    public const string AnswerField = "answer";

    /// <summary>Nothing chosen yet.</summary>
    public static WhatIfForm Empty { get; } = new(string.Empty, null);

    /// <summary>The form as it was sent.</summary>
    public static WhatIfForm Read(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var fields = sent.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        return new WhatIfForm(
            fields.GetValueOrDefault(FindingField, string.Empty),
            CaseChecks.AnswerNamed(fields.GetValueOrDefault(AnswerField, string.Empty)));
    }
}
