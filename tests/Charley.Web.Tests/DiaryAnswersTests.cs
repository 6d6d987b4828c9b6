using System.Collections.Immutable;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Diary.Days;
using Charley.Knowledge;
using Charley.Learning.Triggers;
using Charley.Web.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Web.Tests;

/// <summary>The loop: what a diary is sure of enters the next interview, is seen there, counts, and can be left out.</summary>
public sealed class DiaryAnswersTests(DemoCharley demo, RunningCharley charley) : IClassFixture<DemoCharley>
{
    private const string LittleFluids = "diary-little-fluids";

    [Fact]
    public async Task What_the_diary_is_sure_of_is_among_the_answers_counts_and_can_be_left_out()
    {
        var checks = await InterviewWalk.Start(demo.Visitor, InterviewWalk.NightCramps);
        var interview = checks.Path.Replace("/checks", string.Empty, StringComparison.Ordinal);
        var answers = await demo.Visitor.Get(interview + "/answers");
        var result = await demo.Visitor.Get(interview + "/result");

        var left = answers;
        while (left.Html.QuerySelector($"form[action='{interview}/answers/diary']") is not null)
        {
            left = await demo.Visitor.Send(left, interview + "/answers/diary");
        }

        var question = await InterviewWalk.AnswerChecks(demo.Visitor, await demo.Visitor.Get(checks.Path));
        var after = await demo.Visitor.Get(interview + "/result");

        Assert.Contains("From your diary", answers.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("days when you drank little", answers.Html.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("days when you drank little", result.Html.GetElementById("from-diary")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("From your diary", left.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(question.Html.QuerySelector("main form"));
        Assert.Null(after.Html.GetElementById("from-diary"));
    }

    [Fact]
    public async Task A_person_without_a_diary_is_told_nothing_of_one()
    {
        using var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Nobody " + Guid.NewGuid()));
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var interview = checks.Path.Replace("/checks", string.Empty, StringComparison.Ordinal);

        Assert.DoesNotContain("From your diary", (await visitor.Get(interview + "/answers")).Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await visitor.Get(interview + "/result")).Html.GetElementById("from-diary"));
        Assert.DoesNotContain("diary", (await visitor.Get(interview + "/tests")).Html.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_trigger_means_a_finding_by_its_direction_and_only_when_the_diary_is_sure()
    {
        Assert.Equal([LittleFluids], Meant(Finding("fluids", TriggerVerdict.Matters, increase: 0.02)));
        Assert.Empty(Meant(Finding("fluids", TriggerVerdict.Matters, increase: 0.98)));
        Assert.Empty(Meant(Finding("fluids", TriggerVerdict.Unclear, increase: 0.02)));
        Assert.Empty(Meant(Finding("fluids", TriggerVerdict.OneOfGroup, increase: 0.02)));
        Assert.Empty(Meant(Finding("tag:wine", TriggerVerdict.Matters, increase: 0.98)));
    }

    [Fact]
    public void Habits_that_nothing_tells_apart_count_only_if_they_mean_the_same()
    {
        Assert.Equal(["diary-much-exercise"], Meant(Finding("exercise", TriggerVerdict.Matters, increase: 0.9, "effort")));
        Assert.Empty(Meant(Finding("exercise", TriggerVerdict.Matters, increase: 0.9, "alcohol")));
        Assert.Empty(Meant(Finding("exercise", TriggerVerdict.Matters, increase: 0.9, "tag:wine")));
    }

    [Fact]
    public void A_finding_of_the_diary_makes_its_cause_likelier()
    {
        var assessor = charley.Services.GetRequiredService<Assessor>();
        var subject = new PersonCase(
            new PersonContext(60, Sex.Male, Pregnant: false),
            [Complaint.Cramp],
            ImmutableSortedDictionary<string, Answer>.Empty.WithComparers(StringComparer.Ordinal).Add("calf-site", Answer.Yes).Add("daytime-onset", Answer.Yes));

        double Dehydration(PersonCase told) => assessor.Chances(told).Single(chance => chance.Cause.Id == "dehydration").Present;

        Assert.True(Dehydration(subject with { Answers = subject.Answers.Add(LittleFluids, Answer.Yes) }) > 2 * Dehydration(subject));
    }

    [Fact]
    public void Every_number_of_the_diary_has_something_thought_about_it_beforehand_and_nothing_else_has() => Assert.Equal(
        Exposures.All.Select(exposure => exposure.Id).Where(id => id != "pregnancy-week").Append("period").Order(StringComparer.Ordinal),
        charley.Knowledge.Habits.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Knowledge_moves_chances_between_habits_and_makes_triggers_no_likelier_as_a_whole()
    {
        string[] habits = ["fluids", "alcohol", "weight", "tag:wine", "sitting", "stress", "exercise", "standing"];
        var informed = new HabitPriors(charley.Knowledge.Habits).Of(habits);
        var neutral = HabitPriors.Neutral.Of(habits);

        Assert.Equal(neutral.Sum(prior => prior.Inclusion), informed.Sum(prior => prior.Inclusion), 6);
        Assert.True(informed[1].Inclusion > informed[3].Inclusion && informed[3].Inclusion > informed[2].Inclusion);
        Assert.True(informed[0].Increase < 0.5 && informed[1].Increase > 0.5);
        Assert.All(neutral, prior => Assert.Equal((1.0 / habits.Length, 0.5), (prior.Inclusion, prior.Increase)));
        Assert.Equal((0.5, ExposurePrior.UsualLagWeights), (informed[3].Increase, informed[3].LagWeights));
    }

    [Fact]
    public async Task The_page_of_triggers_shows_the_diary_with_and_without_what_studies_say()
    {
        var informed = await demo.Visitor.Get("/diary/triggers");
        var neutral = await demo.Visitor.Get(informed.Html.QuerySelectorAll("main a").Single(link => link.TextContent == "See it without the studies").GetAttribute("href")!);

        Assert.Contains("all habits were equal", neutral.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(Ratios(informed), Ratios(neutral), StringComparer.Ordinal);
    }

    private static string Ratios(Seen page) => page.Html.QuerySelector("table")!.TextContent;

    private ImmutableArray<string> Meant(TriggerFinding finding) => DiaryAnswers.Of(
        new TriggerReport { Readiness = DiaryReadiness.Ready, Days = 90, KnownDays = 90, EpisodeDays = 22, Episodes = 30, Outliers = [], Findings = [finding] },
        charley.Knowledge);

    private static TriggerFinding Finding(string id, TriggerVerdict verdict, double increase, params ImmutableArray<string> twins) => new()
    {
        Id = id,
        Twins = twins,
        Verdict = verdict,
        Chance = 0.9,
        Increase = increase,
        Shape = WindowShape.Much,
        Threshold = 1,
        Lag = 0,
        Ratio = 2,
        RatioLow = 1.4,
        RatioHigh = 3,
        With = new DayTally(20, 10),
        Without = new DayTally(70, 15),
        DaysToClear = 0,
    };
}
