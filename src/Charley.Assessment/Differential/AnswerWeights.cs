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
        foreach (var said in SaidThing.Of(knowledge, subject))
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

    private static double LogOdds(double chance)
    {
        var inside = Math.Clamp(chance, Smallest, 1 - Smallest);
        return Math.Log(inside / (1 - inside));
    }
}
