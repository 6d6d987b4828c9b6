namespace Charley.Inference.Tests;

/// <summary>A random question: a network, what is observed, and the targets.</summary>
internal sealed record RandomCase(NoisyOrNetwork Network, Evidence Evidence, int[] Targets);

#pragma warning disable S2245 // Nothing secret is drawn; a failing network must come back from its seed.

/// <summary>Layered networks drawn from a seed: roots, causes (some behind gates, some causing causes) and findings.</summary>
internal static class RandomNetworks
{
    public static RandomCase Small(int seed)
    {
        var random = new Random(seed);
        var roots = random.Next(0, 5);
        var causes = random.Next(1, 6);
        var findings = random.Next(1, 6);
        var network = Layered(random, roots, causes, findings, density: 0.2 + (0.6 * random.NextDouble()), () => Number(random));
        var observedShare = random.NextDouble();
        var evidence = Evidence.None(network);
        for (var i = 0; i < network.Nodes.Length; i++)
        {
            var share = i >= roots + causes ? observedShare : observedShare / 3;
            if (random.NextDouble() < share)
            {
                evidence = evidence.With(i, random.Next(2) == 0 ? NodeState.Absent : NodeState.Present);
            }
        }

        var targets = Enumerable.Range(0, network.Nodes.Length).Where(_ => random.Next(3) == 0).ToArray();
        return new RandomCase(network, evidence, targets);
    }

    /// <summary>A network of the size in use, with evidence drawn from the model itself: the given number of positive findings.</summary>
    public static (NoisyOrNetwork Network, Evidence Evidence) Realistic(int seed, int risks, int causes, int findings, int positives)
    {
        var random = new Random(seed);
        var nodes = new List<NoisyOrNode>();
        for (var i = 0; i < risks; i++)
        {
            nodes.Add(new NoisyOrNode($"risk{i}", 0.02 + (0.2 * random.NextDouble()), []));
        }

        for (var i = 0; i < causes; i++)
        {
            var links = risks == 0 ? [] : Enumerable.Range(0, random.Next(0, 3)).Select(_ => random.Next(risks)).Distinct()
                .Select(r => new NoisyOrLink(r, 0.1 * random.NextDouble()));
            nodes.Add(new NoisyOrNode($"cause{i}", Math.Pow(10, -1 - (3 * random.NextDouble())), [.. links]));
        }

        for (var i = 0; i < findings; i++)
        {
            var parents = Enumerable.Range(0, random.Next(3, 25)).Select(_ => risks + random.Next(causes)).Distinct();
            nodes.Add(new NoisyOrNode($"finding{i}", 0.02, [.. parents.Select(p => new NoisyOrLink(p, 0.05 + (0.85 * random.NextDouble())))]));
        }

        var network = NoisyOrNetwork.Create(nodes);
        var evidence = Evidence.None(network);
        var asked = Enumerable.Range(risks + causes, findings - 1).OrderBy(_ => random.Next()).Take(positives + 20).ToList();
        foreach (var (finding, order) in asked.Select((f, o) => (f, o)))
        {
            evidence = evidence.With(finding, order < positives ? NodeState.Present : NodeState.Absent);
        }

        for (var i = 0; i < risks / 3; i++)
        {
            evidence = evidence.With(random.Next(risks), random.Next(4) == 0 ? NodeState.Present : NodeState.Absent);
        }

        return (network, evidence);
    }

    public static NoisyOrNetwork Layered(Random random, int roots, int causes, int findings, double density, Func<double> number)
    {
        var nodes = new List<NoisyOrNode>();
        for (var i = 0; i < roots + causes + findings; i++)
        {
            var isRoot = i < roots;
            var isFinding = i >= roots + causes;
            var links = new List<NoisyOrLink>();
            for (var p = 0; p < i && !isRoot; p++)
            {
                var chance = Chance(isFinding, p < roots, p >= roots + causes, density);
                if (random.NextDouble() < chance)
                {
                    links.Add(new NoisyOrLink(p, number()));
                }
            }

            // Gates sit on causes, now and then on a finding, and may point at any earlier node that is no finding.
            int? gate = !isRoot && Math.Min(i, roots + causes) > 0 && random.NextDouble() < (isFinding ? 0.1 : 0.25)
                ? random.Next(0, Math.Min(i, roots + causes))
                : null;
            nodes.Add(new NoisyOrNode($"n{i}", number(), [.. links], gate));
        }

        return NoisyOrNetwork.Create(nodes);
    }

    private static double Chance(bool intoFinding, bool fromRoot, bool fromFinding, double density)
    {
        if (fromFinding)
        {
            return 0.05;
        }

        if (intoFinding)
        {
            return fromRoot ? density / 6 : density;
        }

        return fromRoot ? density : density / 3;
    }

    // Ordinary numbers mostly; now and then certainty, impossibility, or something very small.
    private static double Number(Random random) => random.Next(12) switch
    {
        0 => 0,
        1 => random.Next(2),
        2 => Math.Pow(10, -12 * random.NextDouble()),
        3 => 1 - Math.Pow(10, -12 * random.NextDouble()),
        _ => random.NextDouble(),
    };
}
