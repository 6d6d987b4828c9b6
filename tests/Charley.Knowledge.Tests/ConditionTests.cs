using System.Collections.Immutable;
using Charley.Knowledge.Conditions;
using FsCheck;
using FsCheck.Fluent;

namespace Charley.Knowledge.Tests;

/// <summary>Conditions under missing answers.</summary>
public sealed class ConditionTests
{
    private static readonly string[] Findings = ["a", "b", "c", "d"];

    [Fact]
    public void Answering_an_open_finding_never_overturns_what_was_certain()
    {
        var cases =
            from condition in Conditions(3, withNegation: true)
            from answers in Answers
            from finding in Gen.Elements(Findings)
            from answer in Gen.Elements(Answer.Yes, Answer.No)
            select (condition, answers: answers.SetItem(finding, Answer.Unknown), finding, answer);

        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var before = given.condition.Evaluate(FactsOf(given.answers));
            var after = given.condition.Evaluate(FactsOf(given.answers.SetItem(given.finding, given.answer)));
            return before == Truth.Unknown || before == after;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Without_negation_another_yes_never_makes_a_condition_less_true()
    {
        var cases =
            from condition in Conditions(3, withNegation: false)
            from answers in Answers
            from finding in Gen.Elements(Findings)
            select (condition, answers, finding);

        Prop.ForAll(cases.ToArbitrary(), given =>
            given.condition.Evaluate(FactsOf(given.answers.SetItem(given.finding, Answer.Yes)))
            >= given.condition.Evaluate(FactsOf(given.answers))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void At_least_two_of_three_is_unknown_while_one_is_missing()
    {
        var condition = new Condition.AtLeast(2, [new Condition.HasFinding("a"), new Condition.HasFinding("b"), new Condition.HasFinding("c")]);

        Assert.Equal(Truth.Unknown, condition.Evaluate(FactsOf(Known(("a", Answer.Yes), ("b", Answer.No)))));
        Assert.Equal(Truth.True, condition.Evaluate(FactsOf(Known(("a", Answer.Yes), ("c", Answer.Yes)))));
        Assert.Equal(Truth.False, condition.Evaluate(FactsOf(Known(("a", Answer.No), ("b", Answer.No)))));
    }

    private static Gen<ImmutableDictionary<string, Answer>> Answers =>
        Gen.Elements(Answer.Unknown, Answer.No, Answer.Yes).ArrayOf(Findings.Length)
            .Select(values => Findings.Zip(values).ToImmutableDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));

    private static Gen<Condition> Conditions(int depth, bool withNegation)
    {
        var leaf = Gen.Elements(Findings).Select(id => (Condition)new Condition.HasFinding(id));
        if (depth == 0)
        {
            return leaf;
        }

        var parts = Conditions(depth - 1, withNegation).ArrayOf(3).Select(items => items.ToImmutableArray());
        var all = parts.Select(items => (Condition)new Condition.All(items));
        var any = parts.Select(items => (Condition)new Condition.Any(items));
        var atLeast = from items in parts from count in Gen.Choose(1, 3) select (Condition)new Condition.AtLeast(count, items);
        return withNegation
            ? Gen.OneOf(leaf, all, any, atLeast, Conditions(depth - 1, withNegation).Select(part => (Condition)new Condition.Negation(part)))
            : Gen.OneOf(leaf, all, any, atLeast);
    }

    private static ImmutableDictionary<string, Answer> Known(params (string Finding, Answer Answer)[] answers) =>
        answers.ToImmutableDictionary(pair => pair.Finding, pair => pair.Answer, StringComparer.Ordinal);

    private static Facts FactsOf(ImmutableDictionary<string, Answer> answers) =>
        Facts.Of(new PersonContext(50, Sex.Female, Pregnant: false), new HashSet<Complaint> { Complaint.Cramp }, answers);
}
