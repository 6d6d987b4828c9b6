using Charley.Assessment.Model;

namespace Charley.Assessment.Simulation;

/// <summary>
/// Draws people from a model in the order of its arrows: risk factors, the causes they bring about, then the findings.
/// </summary>
/// <remarks>
/// What is given is not drawn: it is present, and the person counts with the chance that it would have been (likelihood
/// weighting: Fung and Chang 1989; Shachter and Peot 1989), so that rare causes can be looked at without drawing millions.
/// A risk factor has one state in a person, whichever cause it acts on.
/// </remarks>
public sealed class ForwardSampler
{
    private readonly PersonModel _model;
    private readonly bool[] _given;
    private readonly int[] _original;

    /// <summary>A sampler in which some nodes are present in everyone drawn.</summary>
    /// <param name="model">The model of the people to draw.</param>
    /// <param name="given">Ids of findings and causes that everyone drawn has.</param>
    public ForwardSampler(PersonModel model, IEnumerable<string> given)
    {
        _model = model;
        _given = new bool[model.Network.Nodes.Length];
        _original = new int[model.Network.Nodes.Length];
        for (var node = 0; node < _original.Length; node++)
        {
            _original[node] = node;
        }

        foreach (var (factor, copies) in model.CopiesOf)
        {
            foreach (var copy in copies)
            {
                _original[copy] = model.Network.IndexOf(factor);
            }
        }

        foreach (var id in given)
        {
            if (model.Network.TryIndexOf(id, out var node))
            {
                _given[node] = true;
            }
            else
            {
                IsPossible = false;
            }
        }
    }

    /// <summary>False if something given is impossible in these people, such as a pregnancy in men.</summary>
    public bool IsPossible { get; } = true;

    /// <summary>Draws one person.</summary>
    /// <param name="random">Source of chance.</param>
    /// <param name="present">Receives, for each node of the network, whether it is present.</param>
    /// <returns>The weight with which the person counts, 0..1; 1 where nothing is given.</returns>
    public double Draw(Random random, Span<bool> present)
    {
        var weight = 1.0;
        var nodes = _model.Network.Nodes;
        for (var node = 0; node < nodes.Length; node++)
        {
            if (_original[node] != node)
            {
                present[node] = present[_original[node]];
                continue;
            }

            var chance = ChanceOf(nodes[node], present);
            if (_given[node])
            {
                weight *= chance;
                present[node] = true;
            }
            else
            {
                present[node] = random.NextDouble() < chance;
            }
        }

        return weight;
    }

    private static double ChanceOf(Inference.NoisyOrNode node, ReadOnlySpan<bool> present)
    {
        if (node.Gate is { } gate && !present[gate])
        {
            return 0;
        }

        var absent = 1 - node.Leak;
        foreach (var link in node.Parents)
        {
            if (present[link.Parent])
            {
                absent *= 1 - link.Strength;
            }
        }

        return 1 - absent;
    }
}
