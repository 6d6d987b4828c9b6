using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;

namespace Charley.Assessment.Differential;

/// <summary>What the causes would look like if only some of the answers had been given.</summary>
/// <param name="model">The model of the person.</param>
/// <param name="subject">The case with all answers.</param>
/// <param name="said">Everything that was said.</param>
/// <param name="chances">The causes that are looked at.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class AnswerCoalition(
    PersonModel model, PersonCase subject, ImmutableArray<SaidThing> said, ImmutableArray<CauseChance> chances, CancellationToken cancellation)
{
    /// <summary>Chances this close to 0 or 1 are moved in, so that log odds stay finite.</summary>
    private const double Smallest = 1e-12;

    private readonly ImmutableArray<int> _nodes = [.. chances.Select(chance => model.CauseNodes[model.Causes.IndexOf(chance.Cause)])];

    private readonly ImmutableArray<string> _leftOut = model.LeftOut(subject.AllAnswers);

    /// <summary>The natural log odds of each cause being at work, with every answer.</summary>
    public double[] Everything { get; } = [.. chances.Select(chance => LogOdds(chance.Acting))];

    /// <summary>The same with some of the answers; the complaint is always known.</summary>
    /// <param name="isSaid">Whether the thing at this place is among them.</param>
    public double[] With(Func<int, bool> isSaid)
    {
        var some = subject;
        for (var place = 0; place < said.Length; place++)
        {
            some = isSaid(place) ? some : said[place].LeftOutOf(some);
        }

        var posterior = model.Engine.QueryAboveLeaves(model.EvidenceFrom(some.AllAnswers, _leftOut), model.ComplaintNodes.AsSpan(), cancellation);
        return [.. _nodes.Select(node => LogOdds(posterior.Beliefs.Contributions[node]))];
    }

    private static double LogOdds(double chance)
    {
        var inside = Math.Clamp(chance, Smallest, 1 - Smallest);
        return Math.Log(inside / (1 - inside));
    }
}
