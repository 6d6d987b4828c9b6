using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>What sort of thing a finding is.</summary>
public enum FindingKind
{
    /// <summary>Something felt or seen.</summary>
    Symptom,

    /// <summary>When, where or under what circumstances it happens.</summary>
    Circumstance,

    /// <summary>Something the person does or lives with.</summary>
    Habit,

    /// <summary>A medicine taken.</summary>
    Medicine,

    /// <summary>A diagnosis or event of the past.</summary>
    Condition,

    /// <summary>A result of a test.</summary>
    Result,
}

/// <summary>Anything a person can report with yes or no.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Name">Short noun phrase for lists.</param>
/// <param name="WhenYes">Full sentence shown when answered yes.</param>
/// <param name="WhenNo">Full sentence shown when answered no.</param>
/// <param name="Leak">P(finding | no modelled cause present) for findings below the causes; null for risk factors.</param>
/// <param name="Prevalence">Share of the general population for risk factors above the causes; null otherwise.</param>
/// <param name="Aliases">Other ids that mean the same in case files.</param>
/// <param name="Sensitive">Whether it is worded with care and never shown first.</param>
/// <param name="Covers">Ids of scope.yaml that it answers.</param>
public sealed record Finding(
    string Id,
    FindingKind Kind,
    string Name,
    string WhenYes,
    string WhenNo,
    Quantity? Leak,
    Quantity? Prevalence,
    ImmutableArray<string> Aliases,
    bool Sensitive,
    ImmutableArray<string> Covers)
{
    /// <summary>Whether the finding stands above the causes (habit, medicine, condition, exposure).</summary>
    public bool IsRiskFactor => Prevalence is not null;
}
