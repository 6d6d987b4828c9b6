using System.Text;
using Charley.Exchange.Reports;
using Charley.Web.Pages.Report;

namespace Charley.Web.Pages.HandOver;

/// <summary>The report in a few lines of plain text, short enough for a QR code that every phone can read.</summary>
internal static class HandOverText
{
    /// <summary>
    /// The most bytes: a code of 105 squares a side (version 22). Larger ones are hard to read from a screen with an older phone.
    /// </summary>
    public const int MostBytes = 1000;

    private const int MostCauses = 3;
    private const string Cut = "…";

    /// <summary>The lines, the most important first; those that would not fit are left out, and the last one is cut.</summary>
    /// <param name="report">The report.</param>
    /// <param name="most">The most bytes.</param>
    public static string Of(DoctorReport report, int most = MostBytes)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(report).OfType<string>())
        {
            var room = most - Encoding.UTF8.GetByteCount(text.ToString()) - 1;
            var fitting = Fitting(line, room);
            if (fitting.Length == 0)
            {
                break;
            }

            text.Append(text.Length == 0 ? string.Empty : "\n").Append(fitting);
        }

        return text.ToString();
    }

    private static IEnumerable<string?> Lines(DoctorReport report)
    {
        var diary = report.Diary;
        var told = report.Told;
        yield return ReportTexts.SheetFor + ": " + ReportWords.Complaint(report);
        yield return ReportWords.Who(report);
        yield return told is null ? null : Line(ReportTexts.RedFlags, told.RedFlags.IsEmpty ? HandOverTexts.NoFlags.With(told.RedFlagsDenied.Length) : ReportWords.List(told.RedFlags));
        yield return told is null ? null : Line(ReportTexts.What, ReportWords.List(told.Places));
        yield return told?.Since is { } since ? Line(ReportTexts.Since, since) : null;
        yield return diary.Since is null ? null : Line(ReportTexts.Often, HandOverTexts.Rate.With(ReportWords.Rate(diary.PerWeek), diary.Episodes, diary.Weeks.Length, ReportWords.Percent(diary.AtNight)));
        yield return diary.Strength is { } strength ? ReportTexts.StrongSpread.With(strength.Middle, strength.Low, strength.High) : null;
        yield return report.Medicines.IsEmpty ? null : Line(ReportTexts.Medicines, ReportWords.List(report.Medicines.Select(medicine => medicine.MayCauseCramps ? $"{medicine.Name} ({ReportTexts.MayCause})" : medicine.Name)));
        yield return told is null or { Results.IsEmpty: true } ? null : Line(ReportTexts.Tests, ReportWords.List(told.Results.Select(result => result.Name + " " + result.Value)));
        yield return report.Remedies.IsEmpty ? null : Line(ReportTexts.Tried, ReportWords.List(report.Remedies.Select(remedy => ReportWords.Helped(remedy.Name, remedy.Helped))));
        yield return report.Trials.IsEmpty ? null : Line(ReportTexts.TrialsTitle, ReportWords.List(report.Trials.Select(ReportWords.Trial)));
        yield return report.Search?.Found.Any() is not true ? null : Line(ReportTexts.TriggersTitle, ReportWords.List(report.Search.Found.Select(trigger => trigger.Days + ": " + ReportWords.Range(trigger.Ratio))));
        yield return told is null or { Causes.IsEmpty: true } ? null : Line(ReportTexts.CausesTitle + " (" + ReportTexts.CausesMark + ")", ReportWords.List(told.Causes.Take(MostCauses).Select(cause => ReportTexts.FearedOne.With(cause.Name, cause.Frequency))));
        yield return ReportTexts.Made.With(ReportWords.Day(report.WrittenAt.Date));
    }

    private static string Line(string title, string words) => title + ": " + words;

    private static string Fitting(string line, int room)
    {
        if (Encoding.UTF8.GetByteCount(line) <= room)
        {
            return line;
        }

        var kept = new StringBuilder();
        var left = room - Encoding.UTF8.GetByteCount(Cut);
        foreach (var rune in line.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Length == 0 ? string.Empty : kept + Cut;
    }
}
