using Charley.Learning.Triggers.Sets;

namespace Charley.Learning.Triggers.Verdicts;

/// <summary>
/// When something is called a trigger, and when it is called not one. The numbers are chosen by simulation, so that the
/// limits in docs/learning.md hold: see docs/learning-calibration.md.
/// </summary>
internal static class VerdictRule
{
    /// <summary>From this chance on, with its direction, an exposure is said to matter.</summary>
    public const double Shown = 0.7;

    /// <summary>Up to this chance an exposure may be said not to matter much, if <see cref="Doubling"/> is ruled out as well.</summary>
    public const double Cleared = 0.1;

    /// <summary>The 95% interval must lie between half and twice as many: a low chance alone may come from the prior.</summary>
    public const double Doubling = 2;

    /// <summary>From this correlation of their best windows on, exposures may stand for each other.</summary>
    public const double Alike = 0.5;

    /// <summary>Chance that at least one of two exposures matters.</summary>
    public static double Either(SetPosterior posterior, int one, int other) =>
        posterior.Chances[one] + posterior.Chances[other] - posterior.Together[(one * posterior.Size) + other];
}
