using Charley.Learning.Triggers.Days;
using Charley.Learning.Triggers.Fitting;
using Charley.Learning.Triggers.Verdicts;

namespace Charley.Learning.Triggers;

/// <summary>Looks for what brings a person's episodes on. docs/learning.md tells the mathematics.</summary>
public static class TriggerAnalysis
{
    /// <summary>Known days, at the least: four weeks, so that every weekday was met four times.</summary>
    public const int FewestDays = 28;

    /// <summary>Days with an episode, at the least, and days without.</summary>
    public const int FewestEpisodeDays = 3;

    /// <summary>Looks for triggers in all days of a diary, whatever their number; <see cref="LookDays"/> says when to look.</summary>
    /// <param name="diary">The diary.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">It is no diary: lengths differ, or a count is negative.</exception>
    public static TriggerReport Run(TriggerDiary diary, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (diary.Mistake is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(diary));
        }

        var known = KnownDays.Of(diary);
        var (candidates, leftOut) = Candidate.Of(diary, known);
        var report = new TriggerReport
        {
            Readiness = ReadinessOf(known, candidates),
            Days = diary.Counts.Length,
            KnownDays = known.Length,
            EpisodeDays = known.Counts.Count(count => count > 0),
            Episodes = diary.Counts.Sum() ?? 0,
            Outliers = known.Outliers,
            LeftOut = [.. leftOut],
        };
        if (report.Readiness != DiaryReadiness.Ready)
        {
            return report;
        }

        var fit = TriggerFit.Of(known, Background.Of(diary, known), candidates, progress, cancellation);
        var findings = new FindingWriter(diary, known, candidates, fit).Write(cancellation);
        progress?.Report(1);
        return report with
        {
            Findings = findings.Findings,
            Groups = findings.Groups,
            NoneMatters = fit.Posterior.None,
            IsExact = fit.Posterior.IsExact,
            SamplingError = fit.Posterior.Uncertainty,
        };
    }

    private static DiaryReadiness ReadinessOf(KnownDays known, List<Candidate> candidates)
    {
        var episodeDays = known.Counts.Count(count => count > 0);
        return known.Length < FewestDays ? DiaryReadiness.TooFewDays
            : episodeDays == 0 ? DiaryReadiness.NoEpisodes
            : episodeDays < FewestEpisodeDays ? DiaryReadiness.TooFewEpisodes
            : known.Counts.Max() <= 1 && known.Length - episodeDays < FewestEpisodeDays ? DiaryReadiness.NoQuietDays
            : candidates.Count == 0 ? DiaryReadiness.NothingToCompare
            : DiaryReadiness.Ready;
    }
}
