using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Inference;
using Charley.Inference.Tests.Reference;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>The chances of golden cases on the real network against an algorithm that shares nothing with the engine.</summary>
public sealed class SecondAlgorithmTests
{
    // The second algorithm doubles its work with each present finding, so the cases with the fewest are taken.
    private const int Cases = 24;
    private const double Precision = 1e-9;

    [Fact]
    public void Every_chance_and_contribution_agrees_with_the_second_algorithm()
    {
        var models = new PersonModels(RealKnowledge.Value);
        var cases = GoldenCases.All
            .Select(file =>
            {
                var model = models.For(file.Subject.Person);
                var evidence = model.EvidenceFrom(file.Subject.AllAnswers);
                return (File: file, Model: model, Evidence: evidence, Reference: new SubsetSum(model.Network, evidence, model.ComplaintNodes));
            })
            .OrderBy(one => one.Reference.Present)
            .Take(Cases);
        foreach (var (file, model, evidence, reference) in cases)
        {
            Compare(file, model, evidence, reference);
        }
    }

    private static void Compare(CaseFile file, PersonModel model, Evidence evidence, SubsetSum reference)
    {
        var posterior = model.Engine.Query(evidence, model.ComplaintNodes.AsSpan());
        var (marginals, contributions, probability) = reference.Solve();
        var precision = Math.Max(Precision, 2 * posterior.RelativeErrorBound);
        Assert.Equal(Math.Log(probability), posterior.LogEvidenceProbability, precision);
        for (var i = 0; i < marginals.Length; i++)
        {
            var what = $"{file.Name}: {model.Network.Nodes[i].Id}";
            Assert.True(
                double.IsNaN(marginals[i]) || Math.Abs(marginals[i] - posterior.Beliefs.Marginals[i]) <= precision,
                $"{what}: {marginals[i]:R} expected, got {posterior.Beliefs.Marginals[i]:R}");
            Assert.True(
                Math.Abs(contributions[i] - posterior.Beliefs.Contributions[i]) <= precision,
                $"{what} at work: {contributions[i]:R} expected, got {posterior.Beliefs.Contributions[i]:R}");
        }
    }
}
