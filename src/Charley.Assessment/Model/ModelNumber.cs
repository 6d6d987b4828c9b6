using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>What a number of the model says.</summary>
public enum NumberKind
{
    /// <summary>Share of people with a cause.</summary>
    Prevalence,

    /// <summary>Share of people with a risk factor.</summary>
    FactorPrevalence,

    /// <summary>How often a finding is there without any modelled cause.</summary>
    Leak,

    /// <summary>How often a cause brings a finding.</summary>
    Link,

    /// <summary>How much likelier something makes a cause.</summary>
    Raise,
}

/// <summary>One number of the model and where it stands.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Of">Id of the cause or finding in whose file it stands.</param>
/// <param name="With">Id of the finding, risk factor or cause at the other end; null for a share or leak.</param>
/// <param name="Quantity">The number.</param>
public sealed record ModelNumber(NumberKind Kind, string Of, string? With, Quantity Quantity)
{
    /// <summary>All numbers of the knowledge from which models are made.</summary>
    public static IEnumerable<ModelNumber> All(KnowledgeBase knowledge) =>
        knowledge.Findings.Values.OrderBy(finding => finding.Id, StringComparer.Ordinal).Select(OfFinding)
            .Concat(knowledge.Causes.Values.OrderBy(cause => cause.Id, StringComparer.Ordinal).SelectMany(OfCause));

    /// <summary>Whether an answer about this finding makes the number count; a number about no finding always counts.</summary>
    /// <param name="isAnswered">Whether a finding was answered with yes or no.</param>
    public bool CountsWith(Func<string, bool> isAnswered) => Kind switch
    {
        NumberKind.Leak => isAnswered(Of),
        NumberKind.Link => isAnswered(With!),
        _ => true,
    };

    private static ModelNumber OfFinding(Finding finding) => finding.Prevalence is { } prevalence
        ? new ModelNumber(NumberKind.FactorPrevalence, finding.Id, null, prevalence)
        : new ModelNumber(NumberKind.Leak, finding.Id, null, finding.Leak!);

    private static IEnumerable<ModelNumber> OfCause(Cause cause) =>
        cause.RaisedBy
            .Select(raise => new ModelNumber(NumberKind.Raise, cause.Id, raise.Id, (raise.Ratio ?? raise.Link)!))
            .Prepend(new ModelNumber(NumberKind.Prevalence, cause.Id, null, cause.Prevalence))
            .Concat(cause.Findings.Select(link => new ModelNumber(NumberKind.Link, cause.Id, link.Finding, link.Chance)));
}
