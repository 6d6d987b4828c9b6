using System.Collections.Immutable;
using Charley.Inference;

namespace Charley.Assessment.Model;

/// <summary>The nodes of a network while it is being built, and the copies of risk factors among them.</summary>
internal sealed class NodeList
{
    private readonly List<NoisyOrNode> _nodes = [];
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _copies = new(StringComparer.Ordinal);

    public IReadOnlyList<NoisyOrNode> Nodes => _nodes;

    /// <summary>Copies by risk factor; an answer about the factor is an answer about all of them.</summary>
    public ImmutableDictionary<string, ImmutableArray<int>> Copies =>
        _copies.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);

    public int IndexOf(string id) => _indexOf[id];

    public void Add(NoisyOrNode node)
    {
        _indexOf[node.Id] = _nodes.Count;
        _nodes.Add(node);
    }

    /// <summary>Adds a copy of a risk factor for one cause alone.</summary>
    public int AddCopy(string factor, string cause, double share)
    {
        if (!_copies.TryGetValue(factor, out var copies))
        {
            _copies[factor] = copies = [];
        }

        copies.Add(_nodes.Count);
        Add(new NoisyOrNode($"{factor} for {cause}", share, []));
        return _nodes.Count - 1;
    }
}
