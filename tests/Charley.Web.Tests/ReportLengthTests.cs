using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Charley.Assessment.Differential;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Diary.Trials;
using Charley.Exchange.Printing;
using Charley.Exchange.Reports;
using Charley.Knowledge;
using Charley.Web.Pages.Report;
using NodaTime;

namespace Charley.Web.Tests;

/// <summary>Two pages hold the report, however much there is to say.</summary>
public sealed partial class ReportLengthTests(RunningCharley charley)
{
    private const int Weeks = 104;
    private const string Words = "swelling of one leg, or one calf thicker than the other";
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task A_report_with_every_list_full_is_two_pages(string language)
    {
        var html = await new ReportFile().WriteAsync(Full(), charley.Knowledge.In(language));

        var printed = Assert.IsType<PrintResult.Printed>(await new BrowserPrinter().PrintAsync(html, TestContext.Current.CancellationToken));

        Assert.Equal(2, PageObject().Count(Encoding.Latin1.GetString(printed.Pdf.Span)));
    }

    private static DoctorReport Full() => new(
        new string('N', 60),
        IsDemo: true,
        new DateInterval(Today.PlusWeeks(-Weeks), Today),
        Today.AtMidnight().InUtc(),
        Told(),
        Diary(),
        Many(12, number => new MedicineLine("medicine with a long name, 250 mg " + number, number < 6, 100)),
        Many(6, number => ("a remedy with a name of some length " + number, new Share(number, 50))),
        new TriggerSearch(new DateInterval(Today.PlusWeeks(-Weeks), Today), 600, 200, [.. Triggers(6, TriggerStanding.Matters), .. Triggers(8, TriggerStanding.NotIt), .. Triggers(8, TriggerStanding.Unclear)]),
        Many(4, number => new ReportedTrial(
            Guid.NewGuid(), "stretching at bedtime " + number, number % 2 == 0 ? null : "a mouthful of pickle juice", new string('d', 60) + " " + new string('e', 60), Today, TrialEnding.Helps, WasStopped: false, new RatioRange(0.7, 0.4, 1.2), 0.97)),
        Many(OwnQuestions.Most, _ => new string('q', 50) + " " + new string('w', OwnQuestions.Longest - 51)));

    private static ImmutableArray<ReportedTrigger> Triggers(int count, TriggerStanding standing) => Many(count, number => new ReportedTrigger(
        "a name of some length " + number, "the second day after days with 1.2 litres or less (what you drank) " + number, standing, 0.9, new RatioRange(2.4, 1.6, 3.5)));

    private static ToldSummary Told() => new(
        Today,
        new PersonContext(67, Sex.Female, Pregnant: true),
        [Complaint.Cramp, Complaint.Twitch],
        Many(8, number => "Belly, back or chest muscles " + number),
        "6 months to 2 years ago",
        Many(14, _ => Words),
        Many(10, _ => Words),
        Many(12, _ => Words),
        Many(6, _ => Words),
        Many(48, _ => Words),
        Many(3, _ => Words),
        Urgency.WithinDays,
        "See someone within a few days",
        Many(3, _ => Words + " " + Words),
        Many(5, _ => new CauseLine("Cramps or twitches from another medicine", "drug-induced muscle cramps or fasciculations", "about 8 in 100", 0.08, new ChanceRange(0.03, 0.21, "3 to 21 in 100"), Many(3, _ => Words), Many(3, _ => Words))),
        Many(3, number => ("a feared illness with a long name " + number, "fewer than 1 in 10,000")),
        Many(6, number => new ResultLine("kidney function (eGFR) " + number, "55 mL/min/1.73 m²", "kidneys that work less well")),
        Many(8, _ => "check of nerves and muscles by a specialist"),
        Many(6, _ => "Could my water tablet bring on the cramps, and do I still need it at this dose?"));

    private static DiaryFigures Diary() => new()
    {
        Episodes = 900,
        Cramps = 500,
        Since = Today.PlusWeeks(-Weeks),
        DaysWritten = new Share(700, 728),
        PerWeek = 8.7,
        Trend = (Course.More, 20, 40),
        AtNight = new Share(600, 900),
        Woke = new Share(300, 800),
        SoreAfter = new Share(300, 800),
        Strength = new Spread(0, 6, 10, 900),
        Seconds = new Spread(10, 200, 3600, 900),
        Weeks = Many(Weeks, number => new WeekFigure(Today.PlusWeeks(number - Weeks), number % 20, new Spread(1, 5, 10, 5))),
        Places = Many(12, number => new PlaceCount("trunk-abdomen", Side.Both, number + 1)),
        Relief = [],
        Doing = [.. Enum.GetValues<Activity>().Select(activity => (activity, 100))],
        Habits = [.. Exposures.All.Select(exposure => new HabitFigure(exposure, new Spread(0, 700, 1400, 700)))],
    };

    private static ImmutableArray<T> Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];

    [GeneratedRegex(@"/Type /Page\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PageObject();
}
