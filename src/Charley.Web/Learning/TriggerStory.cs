using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Charley.Learning.Triggers;

namespace Charley.Web.Learning;

/// <summary>What the analysis found about one exposure, in words.</summary>
/// <param name="Finding">The numbers.</param>
/// <param name="Name">The exposure and its twins, for people.</param>
/// <param name="Days">Which days are held against the others.</param>
/// <param name="When">The days of which it tells: these days, or the first or second after them.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Outlook">How long until a clear answer; null where there is one.</param>
public sealed record ToldFinding(TriggerFinding Finding, string Name, string Days, string When, string Sentence, string? Outlook);

/// <summary>What a diary says about triggers, in words that anyone understands.</summary>
/// <param name="Report">The numbers.</param>
/// <param name="Headline">The result in a sentence.</param>
/// <param name="Looks">When Charley looked last and looks next.</param>
/// <param name="Findings">What was found, the likeliest first.</param>
/// <param name="Groups">Exposures that can't be told apart.</param>
/// <param name="Notes">What could not be judged, and why.</param>
public sealed record TriggerStory(
    TriggerReport Report, string Headline, string Looks, ImmutableArray<ToldFinding> Findings, ImmutableArray<string> Groups, ImmutableArray<string> Notes)
{
    /// <summary>The same without how many episodes a day had, for people to whom counts are not shown.</summary>
    [JsonIgnore]
    public ImmutableArray<string> NotesWithoutCounts { get; init; } = [];

    private const int DaysOfWeek = 7;
    private const int Hundred = 100;

    /// <summary>From this chance on a habit may be shown at the next look; how long one would take of which nothing is seen says little.</summary>
    private const double NearlyClear = 0.5;

    /// <summary>Analyses a diary and puts the result into words.</summary>
    /// <param name="reading">The diary.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static TriggerStory Tell(TriggerReading reading, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var report = TriggerAnalysis.Run(reading.Diary, progress, cancellation);
        return new TriggerStory(
            report,
            HeadlineOf(report, reading),
            Fill(LookDays.LastAt(reading.DaysSoFar) == 0 ? TriggerTexts.LooksFirst : TriggerTexts.Looks,
                reading.DaysSoFar, report.Days, LookDays.NextAfter(reading.DaysSoFar), LookDays.NextAfter(reading.DaysSoFar) - reading.DaysSoFar),
            [.. report.Findings.Select(finding => Told(finding, reading))],
            [.. report.Groups.Select(group => Fill(TriggerTexts.Group, Names(group.Ids, reading), InHundred(group.Chance)))],
            [.. NotesOf(report, reading, hidesCounts: false)])
        {
            NotesWithoutCounts = [.. NotesOf(report, reading, hidesCounts: true)],
        };
    }

    /// <summary>The notes as a person may see them.</summary>
    /// <param name="hidesCounts">Whether numbers of episodes are left out.</param>
    public ImmutableArray<string> NotesFor(bool hidesCounts) => hidesCounts ? NotesWithoutCounts : Notes;

    private static string HeadlineOf(TriggerReport report, TriggerReading reading)
    {
        if (LookDays.LastAt(reading.DaysSoFar) == 0 && reading.KnownSoFar >= TriggerAnalysis.FewestDays)
        {
            return TriggerTexts.TooEarly;
        }

        var found = report.Findings.Count(finding => finding.Verdict == TriggerVerdict.Matters);
        return report.Readiness switch
        {
            DiaryReadiness.TooFewDays => Fill(TriggerTexts.TooFewDays, reading.KnownSoFar, TriggerAnalysis.FewestDays),
            DiaryReadiness.NoEpisodes => TriggerTexts.NoEpisodes,
            DiaryReadiness.TooFewEpisodes => Fill(TriggerTexts.TooFewEpisodes, TriggerAnalysis.FewestEpisodeDays),
            DiaryReadiness.NoQuietDays => TriggerTexts.NoQuietDays,
            DiaryReadiness.NothingToCompare => TriggerTexts.NothingToCompare,
            DiaryReadiness.Ready when found > 0 => Fill(found == 1 ? TriggerTexts.FoundOne : TriggerTexts.FoundSome, found),
            DiaryReadiness.Ready when !report.Groups.IsEmpty => TriggerTexts.FoundGroup,
            _ => TriggerTexts.FoundNone,
        };
    }

    private static ToldFinding Told(TriggerFinding finding, TriggerReading reading)
    {
        var name = Names([finding.Id, .. finding.Twins], reading);
        var days = DaysOf(finding, reading.Labels[finding.Id]);
        var when = Fill(finding.Lag switch { 0 => TriggerTexts.SameDay, 1 => TriggerTexts.NextDay, _ => TriggerTexts.SecondDay }, days);
        var afterwards = finding.Lag switch { 0 => days, 1 => Fill(TriggerTexts.ColumnNextDay, days), _ => Fill(TriggerTexts.ColumnSecondDay, days) };
        var sentence = finding.Verdict switch
        {
            TriggerVerdict.Matters => Fill(
                finding.Ratio >= 1 ? TriggerTexts.More : TriggerTexts.Fewer, when, Times(finding.Ratio), Times(finding.RatioLow), Times(finding.RatioHigh), InHundred(finding.Chance)),
            TriggerVerdict.OneOfGroup => Fill(TriggerTexts.OneOfGroup, InHundred(finding.Chance)),
            TriggerVerdict.NotIt => TriggerTexts.NotIt,
            _ => Fill(TriggerTexts.Unclear, InHundred(finding.Chance)),
        };
        return new ToldFinding(finding, name, days, afterwards, sentence, finding.Verdict == TriggerVerdict.Unclear ? OutlookOf(finding) : null);
    }

    private static string OutlookOf(TriggerFinding finding) => finding.DaysToClear switch
    {
        _ when finding.Chance >= NearlyClear => TriggerTexts.OutlookNear,
        null => TriggerTexts.OutlookNever,
        0 => TriggerTexts.OutlookSeen,
        { } days => Fill(TriggerTexts.OutlookWeeks, (days + DaysOfWeek - 1) / DaysOfWeek),
    };

    /// <summary>A number with two values only parts its days above the lower one, which is written where it is not nothing.</summary>
    private static string DaysOf(TriggerFinding finding, ExposureLabel label) => finding.Shape switch
    {
        WindowShape.Present when label.Unit is { } unit && finding.Threshold > double.Epsilon => Fill(TriggerTexts.DaysAbove, label.Name, Number(finding.Threshold), unit),
        WindowShape.Present => Fill(TriggerTexts.DaysWith, label.Name),
        WindowShape.Proportional => Fill(TriggerTexts.DaysMore, label.Name),
        WindowShape.Little => Fill(TriggerTexts.DaysLittle, label.Name, Number(finding.Threshold), label.Unit ?? string.Empty),
        WindowShape.Much => Fill(TriggerTexts.DaysMuch, label.Name, Number(finding.Threshold), label.Unit ?? string.Empty),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Shape, message: null),
    };

    private static IEnumerable<string> NotesOf(TriggerReport report, TriggerReading reading, bool hidesCounts)
    {
        foreach (var outlier in report.Outliers)
        {
            var day = reading.First.PlusDays(outlier.Day).ToString(SharedTexts.LongDate, CultureInfo.CurrentCulture);
            yield return hidesCounts ? Fill(TriggerTexts.OutlierHidden, day) : Fill(TriggerTexts.Outlier, day, outlier.Count, outlier.CountedAs);
        }

        if (LookDays.LastAt(reading.DaysSoFar) == 0)
        {
            yield break;
        }

        foreach (var (reason, text) in new[] { (LeftOutReason.TooFewValues, TriggerTexts.TooFewValues), (LeftOutReason.NeverChanges, TriggerTexts.NeverChanges) })
        {
            string[] ids = [.. report.LeftOut.Where(left => left.Reason == reason).Select(left => left.Id)];
            if (ids.Length > 0)
            {
                yield return Fill(text, Names(ids, reading));
            }
        }

        if (report.Readiness == DiaryReadiness.Ready)
        {
            yield return TriggerTexts.Hours;
        }

        if (report is { Readiness: DiaryReadiness.Ready, IsExact: false })
        {
            yield return Fill(TriggerTexts.Sampled, Math.Max(1, InHundred(report.SamplingError)));
        }
    }

    private static string Names(IEnumerable<string> ids, TriggerReading reading) => string.Join(", ", ids.Select(id => reading.Labels[id].Name));

    private static int InHundred(double chance) => (int)Math.Round(Math.Clamp(chance, 0.01, 0.99) * Hundred);

    /// <summary>A ratio as people say it: one digit behind the point.</summary>
    private static string Times(double ratio) => ratio.ToString(ratio < 1 ? "0.0#" : "0.0", CultureInfo.CurrentCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.CurrentCulture);

    private static string Fill(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
