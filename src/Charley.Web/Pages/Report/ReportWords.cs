using System.Globalization;
using Charley.Diary.Overview;
using Charley.Diary.Trials;
using Charley.Exchange.Reports;
using NodaTime;

namespace Charley.Web.Pages.Report;

/// <summary>How the report's values read.</summary>
internal static class ReportWords
{
    private const double SecondsPerMinute = 60;
    private const double Hundred = 100;

    public static string Day(LocalDate date) => date.ToString(ReportTexts.ShortDate, CultureInfo.CurrentCulture);

    /// <summary>The complaint as the title; the diary decides where nobody was asked.</summary>
    public static string Complaint(DoctorReport report)
    {
        var cramps = report.Told?.Complaints.Contains(Knowledge.Complaint.Cramp) ?? report.Diary.Cramps > 0;
        var twitches = report.Told?.Complaints.Contains(Knowledge.Complaint.Twitch) ?? report.Diary.Episodes > report.Diary.Cramps;
        return (cramps, twitches) switch
        {
            (true, true) => ReportTexts.SheetBoth,
            (false, true) => ReportTexts.SheetTwitch,
            (false, false) when report.Told is not null => ReportTexts.SheetPain,
            _ => ReportTexts.SheetCramp,
        };
    }

    /// <summary>Name, age, sex: as much as is known.</summary>
    public static string Who(DoctorReport report)
    {
        var name = report.Name ?? Components.Capital.First(ReportTexts.NobodyNamed);
        if (report.Told is not { } told)
        {
            return name;
        }

        var sex = told.About.Sex == Sex.Female ? ReportTexts.Female : ReportTexts.Male;
        var who = ReportTexts.Person.With(name, told.About.Age, sex);
        return told.About.Pregnant ? string.Join(", ", who, ReportTexts.PregnantWord) : who;
    }

    public static string Percent(Share share) => ((double)share.Count / Math.Max(1, share.Of)).ToString("P0", CultureInfo.CurrentCulture);

    public static string Rate(double perWeek) => perWeek.ToString("0.#", CultureInfo.CurrentCulture);

    public static string Ratio(double ratio) => ratio.ToString("0.0#", CultureInfo.CurrentCulture);

    public static string Minutes(int seconds) => (seconds / SecondsPerMinute).ToString("0.#", CultureInfo.CurrentCulture);

    public static string Trend((Course Course, int Before, int After) trend) => trend.Course switch
    {
        Course.More => ReportTexts.TrendMore.With(trend.Before, trend.After),
        Course.Fewer => ReportTexts.TrendFewer.With(trend.Before, trend.After),
        Course.Same => ReportTexts.TrendSame.With(trend.Before, trend.After),
        _ => string.Empty,
    };

    /// <summary>What was tried, with what came of it.</summary>
    public static string Helped(string name, Share helped) =>
        helped.Of == 0 ? ReportTexts.TriedUnsure.With(name) : ReportTexts.HelpedShare.With(name, helped.Count, helped.Of);

    /// <summary>A trial with its interval, or that it still runs.</summary>
    public static string Trial(ReportedTrial trial) => trial switch
    {
        { IsOver: false } => ReportTexts.TrialRunning.With(trial.Name),
        { Ratio: not { } } => ReportTexts.TriedUnsure.With(trial.Name),
        { Ratio: { } ratio, Against: { } other } => ReportTexts.TrialFoundRelief.With(trial.Name, other, Ratio(ratio.Middle), Ratio(ratio.Low), Ratio(ratio.High)),
        { Ratio: { } ratio } => ReportTexts.TrialFound.With(trial.Name, Ratio(ratio.Middle), Ratio(ratio.Low), Ratio(ratio.High)),
    };

    /// <summary>What a trial showed, and how sure that is.</summary>
    public static string Ending(ReportedTrial trial)
    {
        var ending = (trial.Ending, trial.Against) switch
        {
            (null, _) => ReportTexts.TrialGoesOn,
            (TrialEnding.Helps, null) => ReportTexts.TrialHelps,
            (TrialEnding.Worse, null) => ReportTexts.TrialWorse,
            (TrialEnding.Helps, _) => ReportTexts.TrialFirst.With(trial.Name),
            (TrialEnding.Worse, { } other) => ReportTexts.TrialFirst.With(other),
            (TrialEnding.LittleDifference, _) => ReportTexts.TrialLittle,
            (TrialEnding.Unclear, _) => trial.WasStopped ? ReportTexts.TrialStopped : ReportTexts.TrialUnclear,
            var (unknown, _) => throw new ArgumentOutOfRangeException(nameof(trial), unknown, "Unknown ending."),
        };
        return Sentences(ending + ".", trial.ChanceHelps is { } chance ? (trial.Against is null ? ReportTexts.TrialChance : ReportTexts.TrialChanceFirst).With(Chance(chance)) : null);
    }

    /// <summary>A ratio with its range.</summary>
    public static string Range(RatioRange range) => ReportTexts.RatioSpread.With(Ratio(range.Middle), Ratio(range.Low), Ratio(range.High));

    /// <summary>A chance in a hundred; nothing here is surer than 99.</summary>
    public static string Chance(double chance) => ReportTexts.InHundred.With(Math.Clamp(Math.Round(Hundred * chance), 1, Hundred - 1));

    public static string Habit(HabitFigure habit)
    {
        var exposure = habit.Exposure;
        var unit = (decimal)exposure.PerUnit;
        var (middle, low, high) = (In(habit.Days.Middle / unit), In(habit.Days.Low / unit), In(habit.Days.High / unit));

        return exposure.IsOnScale
            ? ReportTexts.HabitScale.With(middle, exposure.Most, low, high)
            : ReportTexts.HabitSpread.With(middle, exposure.Unit, low, high);
    }

    /// <summary>Sentences after one another; those that say nothing are left out.</summary>
    public static string Sentences(params string?[] sentences) => string.Join(' ', sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));

    /// <summary>Several short things in one line; each keeps its own words together.</summary>
    public static string List(IEnumerable<string> items) => string.Join("; ", items);

    private static string In(decimal number) => number.ToString("0.#", CultureInfo.CurrentCulture);
}
