using System.Runtime.InteropServices;

namespace Charley.Learning.Trials;

/// <summary>What an experiment has shown.</summary>
public enum TrialVerdict
{
    /// <summary>Nothing is clear yet.</summary>
    Open,

    /// <summary>The remedy helps: the stop rule was passed.</summary>
    Helps,

    /// <summary>The remedy makes it worse: the stop rule was passed the other way.</summary>
    Worse,

    /// <summary>All was done as planned, and a difference of a fifth or more to either side is unlikely.</summary>
    LittleDifference,

    /// <summary>All was done as planned, and the answer is still open.</summary>
    Unclear,
}

/// <summary>Nights and cramps on one side of a comparison.</summary>
/// <param name="Nights">Recorded nights that count.</param>
/// <param name="Episodes">Cramps in them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SideCount(int Nights, int Episodes);

/// <summary>One comparison.</summary>
/// <param name="With">The side with the remedy.</param>
/// <param name="Without">The side without.</param>
/// <param name="Effect">What is believed about the ratio of the rates, with to without; null while one side has no night.</param>
public sealed record Comparison(SideCount With, SideCount Without, EffectPosterior? Effect);

/// <summary>The state of an experiment after its nights so far.</summary>
/// <param name="Assigned">By what was assigned, whatever was done. This is the answer.</param>
/// <param name="Done">By what was really done. A second look, which can mislead if nights were skipped because of how they felt.</param>
/// <param name="Verdict">What it has shown.</param>
/// <param name="PairsFinished">Finished pairs of blocks.</param>
/// <param name="DecidedAfter">The pair after which the stop rule was passed; null if it was not.</param>
/// <param name="Adherence">Share of the nights with the remedy, of those about which it was said, on which it was used; null if it was never said.</param>
public sealed record TrialResult(
    Comparison Assigned, Comparison Done, TrialVerdict Verdict, int PairsFinished, int? DecidedAfter, double? Adherence);
