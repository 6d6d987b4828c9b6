namespace Charley.Inference.Tests;

/// <summary>Small cases worked out by hand.</summary>
public sealed class WorkedExampleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void One_cause_and_one_finding_follow_the_rule_of_Bayes()
    {
        // P(f) = 0.1 * (1 - 0.9 * 0.2) + 0.9 * 0.1 = 0.082 + 0.09; P(c | f) = 0.082 / 0.172.
        var network = Network(new("c", 0.1, []), new("f", 0.1, [new(0, 0.8)]));
        var posterior = new InferenceEngine(network).Query(Evidence.None(network).With(1, NodeState.Present), [1], Ct);
        Near.Relative(0.082 / 0.172, posterior.Beliefs.Marginals[0], "chance of the cause");
        Near.Relative(Math.Log(0.172), posterior.LogEvidenceProbability, "evidence");

        // The link fired with chance 0.1 * 0.8, whatever the leak did.
        Near.Relative(0.08 / 0.172, posterior.Beliefs.Contributions[0], "contribution of the cause");
    }

    [Fact]
    public void A_cause_that_is_found_explains_the_other_away()
    {
        // Two causes of 0.1, no leak, strengths 1: P(a | f) = 0.1 / 0.19; once b is known, a is back at its prior.
        var network = Network(new("a", 0.1, []), new("b", 0.1, []), new("f", 0, [new(0, 1), new(1, 1)]));
        var evidence = Evidence.None(network).With(2, NodeState.Present);
        var engine = new InferenceEngine(network);
        Near.Relative(0.1 / 0.19, engine.Query(evidence, [], Ct).Beliefs.Marginals[0], "before");
        Near.Relative(0.1, engine.Query(evidence.With(1, NodeState.Present), [], Ct).Beliefs.Marginals[0], "after");
    }

    [Fact]
    public void A_gated_cause_cannot_be_present_without_its_gate()
    {
        // P(c) = P(g) * 0.5; given no g, never; given c, g for certain.
        var network = Network(new("g", 0.2, []), new("c", 0.5, [], Gate: 0));
        var engine = new InferenceEngine(network);
        Near.Relative(0.1, engine.Query(Evidence.None(network), [], Ct).Beliefs.Marginals[1], "nothing known");
        Assert.Equal(0, engine.Query(Evidence.None(network).With(0, NodeState.Absent), [], Ct).Beliefs.Marginals[1]);
        Assert.Equal(1, engine.Query(Evidence.None(network).With(1, NodeState.Present), [], Ct).Beliefs.Marginals[0]);

        // P(g | no c) = 0.2 * 0.5 / 0.9.
        Near.Relative(0.1 / 0.9, engine.Query(Evidence.None(network).With(1, NodeState.Absent), [], Ct).Beliefs.Marginals[0], "no c");
    }

    [Fact]
    public void The_effect_of_a_question_is_what_either_answer_would_change()
    {
        var network = Network(new("c", 0.1, []), new("f", 0.1, [new(0, 0.8)]));
        var effect = Assert.Single(new InferenceEngine(network).EffectsOf(Evidence.None(network), [], [1], Ct));
        Near.Relative(0.172, effect.ProbabilityPresent, "yes");
        Near.Relative(0.082 / 0.172, effect.IfPresent.Marginals[0], "if yes");
        Near.Relative(0.018 / 0.828, effect.IfAbsent.Marginals[0], "if no");
    }

    private static NoisyOrNetwork Network(params NoisyOrNode[] nodes) => NoisyOrNetwork.Create(nodes);
}
