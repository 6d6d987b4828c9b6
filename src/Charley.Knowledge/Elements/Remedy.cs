using System.Collections.Immutable;
using Charley.Knowledge.Conditions;

namespace Charley.Knowledge;

/// <summary>What a remedy is for.</summary>
public enum RemedyKind
{
    /// <summary>Helps during a cramp or right after it.</summary>
    Relief,

    /// <summary>Makes cramps or twitches rarer.</summary>
    Prevention,

    /// <summary>Something to arrange: a review of medicines, treating what lies behind.</summary>
    Care,

    /// <summary>Widely advised, but not worth it or not worth the risk.</summary>
    NotAdvised,
}

/// <summary>Certainty of evidence after GRADE.</summary>
public enum Certainty
{
    /// <summary>Very low.</summary>
    VeryLow,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Moderate.</summary>
    Moderate,

    /// <summary>High.</summary>
    High,
}

/// <summary>What a caution does to a remedy.</summary>
public enum CautionAction
{
    /// <summary>Show it, but say to ask a clinician first.</summary>
    AskFirst,

    /// <summary>Do not offer it; say why.</summary>
    Withhold,
}

/// <summary>The expected benefit of a remedy for one cause.</summary>
/// <param name="Cause">Id of the cause.</param>
/// <param name="Benefit">Expected share by which the complaint falls, 0..1.</param>
public sealed record RemedyTarget(string Cause, Quantity Benefit);

/// <summary>When a remedy is not for this person.</summary>
/// <param name="When">The condition.</param>
/// <param name="Action">What follows.</param>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record Caution(Condition When, CautionAction Action, string Reason, Basis Basis);

/// <summary>Relief, prevention, or something to arrange.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Name">Name as the person reads it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="For">Causes it helps, with the expected benefit.</param>
/// <param name="ForSites">Sites for which a relief is meant; empty means any.</param>
/// <param name="Complaints">Complaints for which it is meant; empty means any.</param>
/// <param name="Effort">1 (trivial) to 5 (hard).</param>
/// <param name="Certainty">How sure the evidence is.</param>
/// <param name="TimeToEffect">When to expect an effect.</param>
/// <param name="Says">What the studies found, in plain numbers.</param>
/// <param name="Steps">What to do.</param>
/// <param name="Cautions">When it is not for this person.</param>
/// <param name="Covers">Ids of scope.yaml that it answers.</param>
public sealed record Remedy(
    string Id,
    string Name,
    RemedyKind Kind,
    ImmutableArray<RemedyTarget> For,
    ImmutableArray<string> ForSites,
    ImmutableArray<Complaint> Complaints,
    int Effort,
    Certainty Certainty,
    string? TimeToEffect,
    Statement Says,
    ImmutableArray<string> Steps,
    ImmutableArray<Caution> Cautions,
    ImmutableArray<string> Covers)
{
    /// <summary>Words in every language by which people mean it when they write of it themselves, for safety.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>Whether it can end a cramp while it lasts, so that two such can be compared by how soon it ends; what eases the soreness afterwards can't.</summary>
    public bool EndsCramp { get; init; }

    /// <summary>The same as positions with a clock; empty where a clock would not help.</summary>
    public ImmutableArray<GuidedMove> Guided { get; init; } = [];
}
