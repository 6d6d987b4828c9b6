using Charley.Assessment;
using Charley.Diary.Overview;
using Charley.Exchange.Reports;
using Charley.Knowledge;
using Charley.Testing;
using NodaTime;

namespace Charley.Exchange.Tests.Exports;

public sealed class DoctorReportTests
{
    private static readonly DoctorReport Report = DoctorReportBuilder.Build(Materials.Ordinary, RealKnowledge.Value);

    [Fact]
    public void The_diary_is_counted()
    {
        var diary = Report.Diary;

        Assert.Equal((4, 3), (diary.Episodes, diary.Cramps));
        Assert.Equal(new LocalDate(2026, 11, 1), diary.Since);
        Assert.Equal(new Share(5, 22), diary.DaysWritten);
        Assert.Equal(4 * 7 / 22.0, diary.PerWeek, 10);
        Assert.Equal(new Share(2, 4), diary.AtNight);
        Assert.Equal(new Share(2, 3), diary.Woke);
        Assert.Equal(new Spread(2, 6, 8, 3), diary.Strength);
        Assert.Equal(new Spread(120, 120, 300, 2), diary.Seconds);
        Assert.Equal(Course.TooEarly, diary.Trend.Course);
    }

    [Fact]
    public void Weeks_begin_with_the_first_entry_and_quiet_weeks_count_as_weeks()
    {
        Assert.Equal([1, 1, 0, 2], Report.Diary.Weeks.Select(week => week.Count));
        Assert.Equal(new LocalDate(2026, 10, 26), Report.Diary.Weeks[0].Monday);
        Assert.Null(Report.Diary.Weeks[2].Strength);
    }

    [Fact]
    public void Red_flags_that_were_denied_are_named_beside_those_that_were_not_sure()
    {
        var told = Report.Told!;

        Assert.Empty(told.RedFlags);
        Assert.Equal([NameOf("unilateral-leg-swelling")], told.RedFlagsDenied);
        Assert.Equal([NameOf("dark-urine")], told.RedFlagsUnsure);
    }

    [Fact]
    public void A_red_flag_that_is_there_is_named()
    {
        var told = Materials.Tell(new Dictionary<string, Answer>(StringComparer.Ordinal) { ["calf-site"] = Answer.Yes, ["unilateral-leg-swelling"] = Answer.Yes });

        var report = DoctorReportBuilder.Build(Materials.Empty with { Told = told }, RealKnowledge.Value);

        Assert.Equal([NameOf("unilateral-leg-swelling")], report.Told!.RedFlags);
        Assert.True(report.Told.Urgency >= Urgency.SameDay);
    }

    [Fact]
    public void A_cause_that_raised_the_urgency_is_listed_however_unlikely_it_is()
    {
        var told = Materials.Ordinary.Told!;
        var last = told.Result.Causes[^1];
        var result = told.Result with { UrgencyReasons = [new ReasonResult(null, last.Id, Urgency.WithinDays, "Likely enough.", last.Summary, null, NotACramp: false)] };

        var listed = DoctorReportBuilder.Build(Materials.Ordinary with { Told = told with { Result = result } }, RealKnowledge.Value).Told!.Causes;

        Assert.DoesNotContain(last.Name, Report.Told!.Causes.Select(cause => cause.Name), StringComparer.Ordinal);
        Assert.Equal(Report.Told.Causes.Length, listed.Length);
        Assert.Equal(last.Name, listed[^1].Name);
        Assert.Equal(Report.Told.Causes[0].Name, listed[0].Name);
    }

    [Fact]
    public void Medicines_that_may_bring_cramps_come_first_and_are_marked()
    {
        Assert.Equal(
            [("a thiazide water tablet", true, null), ("furosemide 40 mg", true, 1), ("magnesium", false, (int?)1)],
            Report.Medicines.Select(medicine => (medicine.Name, medicine.MayCauseCramps, medicine.DaysTaken)));
    }

    [Fact]
    public void What_was_told_is_sorted_as_a_history()
    {
        var told = Report.Told!;

        Assert.Equal(["Calf"], told.Places);
        Assert.Equal("1 to 6 months ago", told.Since);
        Assert.Contains(NameOf("night-onset"), told.Features, StringComparer.Ordinal);
        Assert.DoesNotContain(NameOf("thiazide-use"), told.Features, StringComparer.Ordinal);
        Assert.Contains(NameOf("high-blood-pressure"), told.Conditions, StringComparer.Ordinal);
        Assert.Contains(NameOf("walking-brings-it-on"), told.Denied, StringComparer.Ordinal);
        Assert.Equal("3.1 mmol/L", Assert.Single(told.Results).Value);
        Assert.NotNull(told.Results[0].Meaning);
    }

    [Fact]
    public void What_was_tried_counts_only_where_the_person_could_tell()
    {
        Assert.Equal(
            [("my own \"trick\"", new Share(0, 0)), (RealKnowledge.Value.Remedies["stretching-acute"].Name, new Share(1, 1))],
            Report.Remedies);
    }

    [Fact]
    public void Every_trigger_that_matters_comes_before_what_is_not_clear_and_only_so_many()
    {
        var found = Materials.Ordinary.Own.Search!.Triggers;
        var many = Materials.Ordinary.Own with { Search = Materials.Ordinary.Own.Search with { Triggers = [.. found.Reverse(), .. Enumerable.Repeat(found[0], 20), .. Enumerable.Repeat(found[3], 20)] } };

        var shown = DoctorReportBuilder.Build(Materials.Ordinary with { Own = many }, RealKnowledge.Value).Search!.Triggers;

        Assert.Equal([TriggerStanding.OneOfGroup, TriggerStanding.Matters, TriggerStanding.Matters, TriggerStanding.Matters, TriggerStanding.Matters, TriggerStanding.Matters], shown.Take(6).Select(trigger => trigger.Standing));
        Assert.Equal((8, 1), (shown.Count(trigger => trigger.Standing == TriggerStanding.NotIt), shown.Count(trigger => trigger.Standing == TriggerStanding.Unclear)));
        Assert.Equal(3, Report.Trials.Length);
    }

    [Fact]
    public void An_empty_diary_makes_an_empty_report()
    {
        var report = DoctorReportBuilder.Build(Materials.Empty, RealKnowledge.Value);

        Assert.True(report.IsEmpty);
        Assert.Empty(report.Diary.Weeks);
        Assert.Null(report.Diary.Strength);
    }

    [Fact]
    public void Own_questions_are_cut_to_what_the_report_has_room_for()
    {
        var read = OwnQuestions.Read(["one\r\n\n  two  \n", string.Concat(Enumerable.Repeat("🦵", 300)), "4\n5\n6\n7"]);

        Assert.Equal(["one", "two"], read.Take(2), StringComparer.Ordinal);
        Assert.Equal(OwnQuestions.Longest, new System.Globalization.StringInfo(read[2]).LengthInTextElements);
        Assert.Equal(OwnQuestions.Most, read.Length);
    }

    private static string NameOf(string finding) => RealKnowledge.Value.Findings[finding].Name;
}
