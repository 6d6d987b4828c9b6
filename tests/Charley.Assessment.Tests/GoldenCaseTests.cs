using Charley.Assessment.Evaluation;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>The cases written from the evidence, answered through the interview and with all facts at once.</summary>
public sealed class GoldenCaseTests
{
    private static readonly PersonModels Models = new(RealKnowledge.Value);

    private static readonly Lazy<EvaluationReport> Report = new(() => new Evaluator(Models).Evaluate(GoldenCases.All));

    [Fact]
    public void There_are_at_least_eighty_cases_a_third_of_them_urgent()
    {
        Assert.True(GoldenCases.All.Count >= 80);
        Assert.True(GoldenCases.All.Count(file => file.Expect.Urgency >= Urgency.SameDay) * 3 >= GoldenCases.All.Count);
    }

    [Fact]
    public void No_case_comes_out_below_its_safe_urgency_through_the_interview() =>
        Assert.Empty(Report.Value.Interview.Urgency.Under);

    [Fact]
    public void No_case_comes_out_below_its_safe_urgency_with_all_facts() =>
        Assert.Empty(Report.Value.AllFacts.Urgency.Under);

    [Fact]
    public void The_right_cause_is_first_in_three_of_four_cases() => Assert.True(Report.Value.Interview.Top1 >= 0.75);

    [Fact]
    public void The_right_cause_is_among_the_first_three_in_nineteen_of_twenty_cases() =>
        Assert.True(Report.Value.Interview.Top3 >= 0.95);

    [Fact]
    public void Every_family_of_causes_has_a_case()
    {
        var expected = GoldenCases.All.SelectMany(file => file.Expect.Causes).ToHashSet(StringComparer.Ordinal);
        var families = RealKnowledge.Value.Causes.Values
            .Where(cause => expected.Contains(cause.Id))
            .Select(cause => cause.Group)
            .ToHashSet();

        Assert.Equal(RealKnowledge.Value.Causes.Values.Select(cause => cause.Group).ToHashSet(), families);
    }

    [Fact]
    public void Every_red_flag_above_routine_fires_in_some_case()
    {
        var fired = GoldenCases.All
            .SelectMany(file => RedFlagRules.Firing(RealKnowledge.Value, file.Subject))
            .Select(flag => flag.Id)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(RealKnowledge.Value.RedFlags
            .Where(flag => flag.Urgency > Urgency.RoutineAppointment && !fired.Contains(flag.Id))
            .Select(flag => flag.Id));
    }
}
