using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Assessment.Differential;

/// <summary>What speaks for and against causes: each answer left out in turn.</summary>
public static class AnswerWeights
{
    /// <summary>Weights below this change odds by less than a tenth and would only fill the page.</summary>
    private const double Noteworthy = 0.1;

    /// <summary>Chances this close to 0 or 1 are moved in, so that log odds stay finite.</summary>
    private const double Smallest = 1e-12;

    /// <summary>The weights of all answers for each cause, in the order of the chances given.</summary>
    public static ImmutableArray<ImmutableArray<AnswerWeight>> For(
        PersonModel model,
        KnowledgeBase knowledge,
        PersonCase subject,
        ImmutableArray<CauseChance> chances,
        CancellationToken cancellation)
    {
        var weights = chances.Select(_ => ImmutableArray.CreateBuilder<AnswerWeight>()).ToList();
        var positions = chances.Select(chance => model.Causes.IndexOf(chance.Cause)).ToList();
        foreach (var said in Said(knowledge, subject))
        {
            var without = model.Engine.QueryAboveLeaves(
                model.EvidenceFrom(said.Without.AllAnswers),
                model.ComplaintNodes.AsSpan(),
                cancellation);
            for (var index = 0; index < chances.Length; index++)
            {
                var before = without.Beliefs.Contributions[model.CauseNodes[positions[index]]];
                var weight = LogOdds(chances[index].Acting) - LogOdds(before);
                if (Math.Abs(weight) >= Noteworthy)
                {
                    weights[index].Add(new AnswerWeight(said.Finding, said.Text, weight));
                }
            }
        }

        return [.. weights.Select(list => list.ToImmutable())];
    }

    /// <summary>Everything said, with the case as if it had not been; the bands on one side of a test are one thing said.</summary>
    private static IEnumerable<(string Finding, string Text, PersonCase Without)> Said(KnowledgeBase knowledge, PersonCase subject)
    {
        foreach (var (finding, answer) in subject.Answers.Where(answer => answer.Value != Answer.Unknown))
        {
            yield return (finding, TextOf(knowledge, finding, answer), subject.Without(finding));
        }

        foreach (var side in subject.Results.Sides)
        {
            var (finding, answer) = side.Telling;
            var text = MeasurementWords.Meaning(knowledge, subject.Results.MeasurementOf(side), TextOf(knowledge, finding, answer));
            yield return (finding, text, subject with { Results = subject.Results.Without(side) });
        }
    }

    private static string TextOf(KnowledgeBase knowledge, string finding, Answer answer) =>
        answer == Answer.Yes ? knowledge.Findings[finding].WhenYes : knowledge.Findings[finding].WhenNo;

    private static double LogOdds(double chance)
    {
        var inside = Math.Clamp(chance, Smallest, 1 - Smallest);
        return Math.Log(inside / (1 - inside));
    }
}
