using Charley.Inference;

namespace Charley.Benchmarks;

/// <summary>A network of the size in use, and people drawn from it: 70 risk factors, 65 causes, 150 findings.</summary>
internal sealed class SyntheticNetwork
{
    private const int Risks = 70;
    private const int Causes = 65;
    private const int Findings = 150;

    // The complaint is explained by nearly every cause; other findings by 3 to 25.
    private const int MostParents = 25;
    private const int LeastParents = 3;
    private const double ComplaintShare = 0.9;

    private readonly Random _random;

    /// <summary>Draws a network.</summary>
    /// <param name="seed">Same seed, same network.</param>
    /// <param name="layers">3 with risk factors, 2 without (for peers that know only two layers).</param>
    public SyntheticNetwork(int seed, int layers)
    {
#pragma warning disable S2245 // Benchmarks must repeat; nothing here is secret.
        _random = new Random(seed);
#pragma warning restore S2245
        var risks = layers == 3 ? Risks : 0;
        var nodes = new List<NoisyOrNode>();
        for (var i = 0; i < risks; i++)
        {
            nodes.Add(new NoisyOrNode($"risk{i}", 0.02 + (0.2 * _random.NextDouble()), []));
        }

        for (var i = 0; i < Causes; i++)
        {
            var links = Enumerable.Range(0, risks == 0 ? 0 : _random.Next(0, 4)).Select(_ => _random.Next(Risks)).Distinct()
                .Select(r => new NoisyOrLink(r, 0.1 * _random.NextDouble()));
            nodes.Add(new NoisyOrNode($"cause{i}", Math.Pow(10, -1 - (3 * _random.NextDouble())), [.. links]));
        }

        for (var i = 0; i < Findings; i++)
        {
            var parents = i == 0
                ? Enumerable.Range(risks, Causes).Where(_ => _random.NextDouble() < ComplaintShare)
                : Enumerable.Range(0, _random.Next(LeastParents, MostParents + 1)).Select(_ => risks + _random.Next(Causes)).Distinct();
            nodes.Add(new NoisyOrNode($"finding{i}", 0.03, [.. parents.Select(p => new NoisyOrLink(p, 0.05 + (0.85 * _random.NextDouble())))]));
        }

        Network = NoisyOrNetwork.Create(nodes);
        Complaint = risks + Causes;
    }

    /// <summary>The network.</summary>
    public NoisyOrNetwork Network { get; }

    /// <summary>Index of the complaint.</summary>
    public int Complaint { get; }

    /// <summary>A person: the complaint and other positive findings, 20 negative ones, a third of the risk factors known.</summary>
    public Evidence Person(int positives)
    {
        var evidence = Evidence.None(Network).With(Complaint, NodeState.Present);
        var asked = Enumerable.Range(Complaint + 1, Findings - 1).OrderBy(_ => _random.Next()).Take(positives - 1 + 20).ToList();
        for (var i = 0; i < asked.Count; i++)
        {
            evidence = evidence.With(asked[i], i < positives - 1 ? NodeState.Present : NodeState.Absent);
        }

        var risks = Complaint - Causes;
        for (var i = 0; i < risks; i += 3)
        {
            evidence = evidence.With(i, _random.Next(5) == 0 ? NodeState.Present : NodeState.Absent);
        }

        return evidence;
    }

    /// <summary>Findings not asked yet.</summary>
    public int[] Open(Evidence evidence, int count) =>
        [.. Enumerable.Range(Complaint, Findings).Where(i => evidence[i] == NodeState.Unknown).Take(count)];
}
