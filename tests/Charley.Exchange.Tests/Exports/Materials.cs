using System.Collections.Immutable;
using Charley.Assessment;
using Charley.Assessment.Model;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Trials;
using Charley.Exchange.Reports;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;
using Charley.Testing;
using NodaTime;

namespace Charley.Exchange.Tests.Exports;

/// <summary>What reports and exports are made of, made up for tests.</summary>
internal static class Materials
{
    private static readonly Lazy<Assessor> Assessor = new(() => new Assessor(new PersonModels(RealKnowledge.Value)));
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static LocalDate Today { get; } = new(2026, 11, 22);

    public static Guid PersonId { get; } = Guid.Parse("0192f000-0000-7000-8000-000000000001");

    /// <summary>Nothing told, nothing logged.</summary>
    public static ReportMaterial Empty { get; } = new(
        new Person { Id = PersonId, CreatedAt = Instant.FromUtc(2026, 1, 1, 0, 0) },
        new DateInterval(Today.PlusWeeks(-8).PlusDays(1), Today),
        Today.At(new LocalTime(18, 30)).InZoneLeniently(Zone),
        Told: null,
        [],
        []);

    /// <summary>A woman with night cramps and a water tablet, who logged three cramps and one twitch, and two days.</summary>
    public static ReportMaterial Ordinary { get; } = Empty with
    {
        Person = Empty.Person with { Name = "Ada <b>Night</b> 🦵" },
        Told = Tell(
            new Dictionary<string, Answer>(StringComparer.Ordinal)
            {
                ["calf-site"] = Answer.Yes,
                ["shin-site"] = Answer.No,
                ["onset-1-to-6-months"] = Answer.Yes,
                ["night-onset"] = Answer.Yes,
                ["walking-brings-it-on"] = Answer.No,
                ["thiazide-use"] = Answer.Yes,
                ["statin-use"] = Answer.No,
                ["unilateral-leg-swelling"] = Answer.No,
                ["dark-urine"] = Answer.Unknown,
                ["high-blood-pressure"] = Answer.Yes,
            }),
        Episodes =
        [
            Cramp(1, "calf", Side.Left, "2026-11-01T03:10", 6, 120),
            Cramp(2, "calf", Side.Left, "2026-11-03T23:40", 8, 300) with
            {
                Details = Details("calf", Side.Left, 8, 300) with { Note = "=1+1", Tried = [new Attempt("stretching-acute", true), new Attempt("my own \"trick\"", null)] },
            },
            Cramp(3, "foot-toes", null, "2026-11-19T14:00", null, null),
            Cramp(4, "eyelid-face", Side.Right, "2026-11-20T08:00", 2, null) with { Details = Details("eyelid-face", Side.Right, 2, null) with { Kind = EpisodeKind.Twitch } },
        ],
        Records =
        [
            Day("2026-11-02", DayContent.Empty with { FluidsMl = 1500, Taken = ["furosemide 40 mg", "magnesium"], NothingHappened = true }),
            Day("2026-11-03", DayContent.Empty with { FluidsMl = 900, Stress = 7, Period = false, Taken = [], Tags = ["travel", "late; night"] }),
        ],
        OwnQuestions = ["Could it be my tablet?"],
        Own = new OwnFindings(
            new TriggerSearch(
                new DateInterval(Today.PlusDays(-90), Today.PlusDays(-1)),
                80,
                22,
                [
                    new ReportedTrigger("Fluids", "days with 1 litre or less (Fluids)", TriggerStanding.Matters, 0.974, new RatioRange(2.345, 1.5, 3.6)),
                    new ReportedTrigger("Stress", "the day after days with more than usual (Stress)", TriggerStanding.OneOfGroup, 0.6, new RatioRange(1.9, 1.1, 3.2)),
                    new ReportedTrigger("late \u0000<night>", "days with “late \u0000<night>”", TriggerStanding.Unclear, 0.2, new RatioRange(1.2, 0.6, 2.4)),
                    new ReportedTrigger("Caffeine", "days with 2 cups or more (Caffeine)", TriggerStanding.NotIt, 0.03, new RatioRange(1, 0.8, 1.2)),
                ]),
            [
                Trial(1, "Stretch before bed", null, TrialEnding.Helps, new RatioRange(0.62, 0.43, 0.88)),
                Trial(2, "Stretch", "pickle juice", TrialEnding.Worse, new RatioRange(1.4, 1.1, 1.9)),
                Trial(3, "my own \"trick\"", null, null, null),
            ]),
    };

    /// <summary>An interview with these answers.</summary>
    public static ToldCase Tell(IReadOnlyDictionary<string, Answer> answers)
    {
        var interview = new Interview
        {
            PersonId = PersonId,
            Id = Guid.Parse("0192f000-0000-7000-8000-0000000000aa"),
            StartedAt = Instant.FromUtc(2026, 11, 20, 10, 0),
            UpdatedAt = Instant.FromUtc(2026, 11, 20, 10, 5),
            FinishedAt = Instant.FromUtc(2026, 11, 20, 10, 5),
            About = new PersonContext(67, Sex.Female, Pregnant: false),
            Complaints = [Complaint.Cramp],
            Answers = answers.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Results = [new Measurement("potassium", 3.1, "mmol/L")],
            Version = 1,
        };
        var told = InterviewCases.CaseOf(interview, RealKnowledge.Value);
        return new ToldCase(interview, new LocalDate(2026, 11, 20), told, Assessor.Value.Assess(told, TestContext.Current.CancellationToken));
    }

    private static Episode Cramp(int number, string site, Side? side, string start, int? intensity, int? seconds)
    {
        var local = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(start).Value;
        var moment = local.InZoneLeniently(Zone).ToInstant();
        return new Episode
        {
            PersonId = PersonId,
            Id = Guid.Parse($"0192f000-0000-7000-8000-0000000001{number:00}"),
            Start = moment,
            LocalStart = local,
            ZoneId = Zone.Id,
            Details = Details(site, side, intensity, seconds),
            CreatedAt = moment,
            UpdatedAt = moment,
            Version = 1,
        };
    }

    private static EpisodeDetails Details(string site, Side? side, int? intensity, int? seconds) => new()
    {
        Kind = EpisodeKind.Cramp,
        Site = site,
        Side = side,
        Intensity = intensity,
        DurationSeconds = seconds,
        WokeMe = intensity is null ? null : intensity > 5,
    };

    private static ReportedTrial Trial(int number, string name, string? against, TrialEnding? ending, RatioRange? ratio) => new(
        Guid.Parse($"0192f000-0000-7000-8000-0000000002{number:00}"), name, against, "6 pairs of blocks", Today.PlusDays(-80), ending, WasStopped: false, ratio, ratio is null ? null : 0.99);

    private static DayRecord Day(string date, DayContent content) => new()
    {
        PersonId = PersonId,
        Date = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value,
        Content = content,
        UpdatedAt = Instant.FromUtc(2026, 11, 20, 10, 0),
        Version = 1,
    };
}
