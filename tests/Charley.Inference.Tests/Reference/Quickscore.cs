namespace Charley.Inference.Tests.Reference;

/// <summary>
/// Quickscore (Heckerman 1989) for two layers, in any arithmetic: inclusion and exclusion over the present findings. Needs
/// causes without parents and findings whose parents are causes.
/// </summary>
/// <typeparam name="T">Kind of number.</typeparam>
public sealed class Quickscore<T>(NumberKind<T> number)
{
    /// <summary>P(evidence), where all evidence is on findings.</summary>
    /// <param name="network">A two-layer network.</param>
    /// <param name="evidence">Findings observed.</param>
    /// <returns>The probability.</returns>
    public T Probability(NoisyOrNetwork network, Evidence evidence)
    {
        int[] causes = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => network.Nodes[i].Parents.IsEmpty)];
        int[] present = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => evidence[i] == NodeState.Present)];
        var baseKeep = causes.ToDictionary(c => c, _ => number.One);
        var constant = number.One;
        for (var i = 0; i < network.Nodes.Length; i++)
        {
            if (evidence[i] == NodeState.Absent)
            {
                constant = Silence(network.Nodes[i], baseKeep, constant);
            }
        }

        var sum = number.Zero;
        for (var subset = 0; subset < 1 << present.Length; subset++)
        {
            var keep = new Dictionary<int, T>(baseKeep);
            var term = constant;
            for (var b = 0; b < present.Length; b++)
            {
                if (((subset >> b) & 1) == 1)
                {
                    term = number.Subtract(number.Zero, Silence(network.Nodes[present[b]], keep, term));
                }
            }

            foreach (var c in causes)
            {
                var prior = number.From(network.Nodes[c].Leak);
                term = number.Multiply(term, number.Add(number.Subtract(number.One, prior), number.Multiply(prior, keep[c])));
            }

            sum = number.Add(sum, term);
        }

        return sum;
    }

    private T Silence(NoisyOrNode finding, Dictionary<int, T> keep, T factor)
    {
        foreach (var link in finding.Parents)
        {
            keep[link.Parent] = number.Multiply(keep[link.Parent], number.Subtract(number.One, number.From(link.Strength)));
        }

        return number.Multiply(factor, number.Subtract(number.One, number.From(finding.Leak)));
    }
}
