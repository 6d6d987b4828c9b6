using System.Collections.Immutable;
using Charley.Learning.LinearAlgebra;
using Charley.Learning.Triggers.Days;
using Charley.Learning.Triggers.Effects;
using Charley.Learning.Triggers.Fitting;

namespace Charley.Learning.Triggers.Verdicts;

/// <summary>Turns a fitted model into findings.</summary>
internal sealed class FindingWriter(TriggerDiary diary, KnownDays known, IReadOnlyList<Candidate> candidates, TriggerFit fit)
{
    /// <summary>The findings, the likeliest first, and the groups among them.</summary>
    public (ImmutableArray<TriggerFinding> Findings, ImmutableArray<ExposureGroup> Groups) Write(CancellationToken cancellation)
    {
        var estimates = new EffectEstimates(fit, known, candidates);
        var findings = new List<TriggerFinding>();
        for (var index = 0; index < candidates.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Add(Finding(index, estimates));
        }

        var groups = Groups();
        var grouped = groups.SelectMany(group => group.Ids).ToHashSet(StringComparer.Ordinal);
        return (
            [
                .. findings
                    .Select(finding => grouped.Contains(finding.Id) ? finding with { Verdict = TriggerVerdict.OneOfGroup } : finding)
                    .OrderByDescending(finding => finding.Chance)
                    .ThenBy(finding => finding.Id, StringComparer.Ordinal),
            ],
            groups);
    }

    private TriggerFinding Finding(int index, EffectEstimates estimates)
    {
        var (candidate, choice) = (candidates[index], fit.Choices[index]);
        var (place, curves) = estimates.Curves(index);
        var window = candidate.Windows[place];
        var chance = fit.Posterior.Chances[index];

        // What is picked for being large seems larger than it is, so its size is judged in the light of what to expect.
        var estimate = chance >= VerdictRule.Shown
            ? EffectEstimates.GivenItMatters(curves, IncreaseOf(candidate, window.Shape))
            : EffectEstimates.Weakly(curves);
        var clearDirection = Math.Max(choice.IncreaseShare, 1 - choice.IncreaseShare);
        var (with, without) = Tallies(candidate, window);
        return new TriggerFinding
        {
            Id = candidate.Exposure.Id,
            Twins = [.. candidate.Twins],
            Verdict = VerdictOf(chance * clearDirection, chance, estimate),
            Chance = chance,
            Increase = choice.IncreaseShare,
            Shape = window.Shape,
            Threshold = window.Threshold,
            Lag = window.Lag,
            Ratio = Math.Exp(estimate.Middle),
            RatioLow = Math.Exp(estimate.Low),
            RatioHigh = Math.Exp(estimate.High),
            With = with,
            Without = without,
            DaysToClear = ToClear(index),
        };
    }

    private static TriggerVerdict VerdictOf(double inOneDirection, double chance, RatioEstimate estimate) =>
        inOneDirection >= VerdictRule.Shown ? TriggerVerdict.Matters
        : chance <= VerdictRule.Cleared && Math.Max(estimate.High, -estimate.Low) < Math.Log(VerdictRule.Doubling) ? TriggerVerdict.NotIt
        : TriggerVerdict.Unclear;

    private static double IncreaseOf(Candidate candidate, WindowShape shape) =>
        shape == WindowShape.Little ? 1 - candidate.Exposure.Prior.Increase : candidate.Exposure.Prior.Increase;

    private int? ToClear(int index)
    {
        var seen = fit.Seen[index];
        var inclusion = candidates[index].Exposure.Prior.Inclusion;
        var needed = Math.Log(VerdictRule.Shown / (1 - VerdictRule.Shown)) - Math.Log(inclusion / (1 - inclusion));
        return DaysNeeded.Total(diary.Counts.Length, seen.CurvatureWith(seen), needed) - diary.Counts.Length;
    }

    /// <summary>Plain counts for the plot: nothing is adjusted in them.</summary>
    private (DayTally With, DayTally Without) Tallies(Candidate candidate, ExposureWindow window)
    {
        var with = new DayTally(0, 0);
        var without = new DayTally(0, 0);
        for (var place = 0; place < known.Length; place++)
        {
            var day = known.Index[place] - window.Lag;
            if (day < 0 || candidate.Exposure.Values[day] is not { } value || !double.IsFinite(value))
            {
                continue;
            }

            if (window.Shape == WindowShape.Little ? value <= window.Threshold : value >= window.Threshold)
            {
                with = new DayTally(with.Days + 1, with.Episodes + known.Counts[place]);
            }
            else
            {
                without = new DayTally(without.Days + 1, without.Episodes + known.Counts[place]);
            }
        }

        return (with, without);
    }

    /// <summary>Pairs of which neither is certain but one of the two is, joined to groups where they share a member.</summary>
    private ImmutableArray<ExposureGroup> Groups()
    {
        var posterior = fit.Posterior;
        var groups = new List<(SortedSet<int> Members, double Chance)>();
        for (var one = 0; one < candidates.Count; one++)
        {
            for (var other = one + 1; other < candidates.Count; other++)
            {
                var either = VerdictRule.Either(posterior, one, other);
                if (Math.Max(posterior.Chances[one], posterior.Chances[other]) >= VerdictRule.Shown || either < VerdictRule.Shown || !Alike(one, other))
                {
                    continue;
                }

                if (groups.FindIndex(group => group.Members.Contains(one) || group.Members.Contains(other)) is >= 0 and var place)
                {
                    groups[place].Members.UnionWith([one, other]);
                    groups[place] = (groups[place].Members, Math.Max(groups[place].Chance, either));
                }
                else
                {
                    groups.Add(([one, other], either));
                }
            }
        }

        return [.. groups.Select(group => new ExposureGroup([.. group.Members.Select(member => candidates[member].Exposure.Id)], group.Chance))];
    }

    private bool Alike(int one, int other)
    {
        var (left, right) = (fit.Seen[one], fit.Seen[other]);
        var norm = Math.Sqrt(Vectors.Dot(left.Column, left.Column) * Vectors.Dot(right.Column, right.Column));
        return norm > 0 && Math.Abs(Vectors.Dot(left.Column, right.Column)) / norm >= VerdictRule.Alike;
    }
}
