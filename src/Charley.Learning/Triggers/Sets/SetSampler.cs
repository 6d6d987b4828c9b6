using System.Numerics;

namespace Charley.Learning.Triggers.Sets;

/// <summary>
/// Draws sets by Metropolis and Hastings: one exposure is added or taken away, or one is exchanged for another. Chains begin
/// at different sets, and run on until they agree on the chance of every exposure.
/// </summary>
internal sealed class SetSampler
{
    /// <summary>Bits of a mask, less some to spare.</summary>
    public const int MostExposures = 60;

    /// <summary>The chains agree when the standard error of every exposure's chance is at most this.</summary>
    public const double Agreement = 0.01;

    private const int Chains = 4;
    private const int FirstSteps = 8_000;
    private const int MostDoublings = 5;
    private const int CheckEvery = 1 << 12;

    /// <summary>Members that a chain starts with, at most: enough to be far from the empty set.</summary>
    private const int StartMembers = 6;

    private readonly SetScores scores;
    private readonly SetPrior prior;
    private readonly Dictionary<ulong, double> known = [];
    private readonly double[] lower;
    private readonly double[] solved;

    private SetSampler(SetScores scores, SetPrior prior)
    {
        (this.scores, this.prior) = (scores, prior);
        lower = new double[scores.Size * scores.Size];
        solved = new double[scores.Size];
    }

    /// <summary>Samples the sets.</summary>
    /// <param name="scores">Weighs them.</param>
    /// <param name="prior">Their chances beforehand.</param>
    /// <param name="random">The source; a seeded one samples the same again.</param>
    /// <param name="cancellation">Stops the sampling.</param>
    public static SetPosterior Run(SetScores scores, SetPrior prior, Random random, CancellationToken cancellation) =>
        new SetSampler(scores, prior).Run(random, cancellation);

    private SetPosterior Run(Random random, CancellationToken cancellation)
    {
        var states = Enumerable.Range(0, Chains).Select(chain => StartOf(chain, random)).ToArray();
        var doubling = -1;
        while (true)
        {
            doubling++;

            // What was drawn before the last doubling is thrown away: the chains were still on their way.
            var visits = new Dictionary<ulong, int>[Chains];
            var steps = FirstSteps << doubling;
            for (var chain = 0; chain < Chains; chain++)
            {
                visits[chain] = [];
                states[chain] = Walk(states[chain], steps, visits[chain], random, cancellation);
            }

            var error = LargestError(visits, steps);
            if (error <= Agreement || doubling == MostDoublings)
            {
                var total = (double)steps * Chains;
                WeighedSet[] sets =
                [
                    .. visits.SelectMany(chain => chain).GroupBy(pair => pair.Key, pair => pair.Value)
                        .Select(set => new WeighedSet(set.Key, set.Sum() / total))
                        .OrderBy(set => set.Mask),
                ];
                return new SetPosterior(scores, sets, isExact: false, error);
            }
        }
    }

    private ulong StartOf(int chain, Random random)
    {
        // The first from nothing, the others from far away.
        var mask = 0UL;
        for (var member = 0; member < chain * StartMembers / (Chains - 1); member++)
        {
            mask |= 1UL << random.Next(scores.Size);
        }

        return mask;
    }

    private ulong Walk(ulong state, int steps, Dictionary<ulong, int> visits, Random random, CancellationToken cancellation)
    {
        var weight = LogWeight(state);
        for (var step = 0; step < steps; step++)
        {
            if ((step & (CheckEvery - 1)) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var proposed = Propose(state, random);
            var proposedWeight = LogWeight(proposed);
            if (Math.Log(1 - random.NextDouble()) < proposedWeight - weight)
            {
                (state, weight) = (proposed, proposedWeight);
            }

            visits[state] = visits.GetValueOrDefault(state) + 1;
        }

        return state;
    }

    /// <summary>Both kinds of move are as likely there as back.</summary>
    private ulong Propose(ulong state, Random random)
    {
        var inside = BitOperations.PopCount(state);
        if (random.Next(2) == 0)
        {
            return state ^ (1UL << random.Next(scores.Size));
        }

        if (inside == 0 || inside == scores.Size)
        {
            return state;
        }

        var leaves = Nth(state, random.Next(inside));
        var comes = Nth(~state, random.Next(scores.Size - inside));
        return state ^ leaves ^ comes;
    }

    private static ulong Nth(ulong mask, int place)
    {
        for (; place > 0; place--)
        {
            mask &= mask - 1;
        }

        return mask & (~mask + 1);
    }

    private double LogWeight(ulong mask)
    {
        if (!known.TryGetValue(mask, out var weight))
        {
            var members = WeighedSet.MembersOf(mask);
            weight = prior.LogBase(mask);
            for (var depth = 0; depth < members.Length; depth++)
            {
                weight += scores.Add(members, depth, lower, solved);
            }

            known[mask] = weight;
        }

        return weight;
    }

    /// <summary>From the spread of the chains' chances around their mean.</summary>
    private double LargestError(Dictionary<ulong, int>[] visits, int steps)
    {
        var shares = visits.Select(chain =>
        {
            var share = new double[scores.Size];
            foreach (var (mask, count) in chain)
            {
                foreach (var member in WeighedSet.MembersOf(mask))
                {
                    share[member] += (double)count / steps;
                }
            }

            return share;
        }).ToArray();
        return Enumerable.Range(0, scores.Size).Max(member =>
        {
            var mean = shares.Average(share => share[member]);
            return Math.Sqrt(shares.Sum(share => (share[member] - mean) * (share[member] - mean)) / (Chains * (Chains - 1)));
        });
    }
}
