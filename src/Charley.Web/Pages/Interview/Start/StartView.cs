using System.Collections.Immutable;
using Charley.Web.Components;

namespace Charley.Web.Pages.Interview.Start;

/// <summary>The start page as it is shown: empty, with what is known, or with what was just sent.</summary>
/// <param name="Action">Where the form is sent.</param>
/// <param name="IsNew">Whether an interview begins here.</param>
/// <param name="Questions">The questions of this page, the complaint first.</param>
/// <param name="Values">Chosen values by question id.</param>
/// <param name="Age">Age as written.</param>
/// <param name="Sex">female, male, or nothing yet.</param>
/// <param name="Pregnant">yes, no, or nothing yet.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record StartView(
    string Action,
    bool IsNew,
    ImmutableArray<KnowledgeQuestion> Questions,
    IReadOnlyDictionary<string, IReadOnlyCollection<string>> Values,
    string Age,
    string Sex,
    string Pregnant,
    IReadOnlyList<FieldMistake> Mistakes)
{
    /// <summary>Chosen values of a question.</summary>
    public IReadOnlyCollection<string> ValuesOf(KnowledgeQuestion question) => Values.GetValueOrDefault(question.Id) ?? [];
}
