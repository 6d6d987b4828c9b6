namespace Charley.Learning.Triggers.Sets;

/// <summary>Weighs every set of exposures, walking depth first so that each set costs one row of a Cholesky triangle.</summary>
internal sealed class SetEnumeration
{
    /// <summary>With more exposures, sets are sampled; this many make a quarter of a million sets.</summary>
    public const int MostExposures = 18;

    /// <summary>Sets visited between two looks at whether to stop.</summary>
    private const int CheckEvery = 1 << 14;

    private readonly SetScores scores;
    private readonly CancellationToken cancellation;
    private readonly double[] logWeights;
    private readonly double[] lower;
    private readonly double[] solved;
    private readonly int[] members;
    private int visited;

    private SetEnumeration(SetScores scores, CancellationToken cancellation)
    {
        (this.scores, this.cancellation) = (scores, cancellation);
        logWeights = new double[1 << scores.Size];
        lower = new double[scores.Size * scores.Size];
        solved = new double[scores.Size];
        members = new int[scores.Size];
    }

    /// <summary>All sets with their shares.</summary>
    public static SetPosterior Run(SetScores scores, SetPrior prior, CancellationToken cancellation)
    {
        var walk = new SetEnumeration(scores, cancellation);
        walk.Visit(0, 0, 0, 0);
        for (var mask = 0; mask < walk.logWeights.Length; mask++)
        {
            walk.logWeights[mask] += prior.LogBase((ulong)mask);
        }

        var most = walk.logWeights.Max();
        var total = walk.logWeights.Sum(log => Math.Exp(log - most));
        var sets = new WeighedSet[walk.logWeights.Length];
        for (var mask = 0; mask < sets.Length; mask++)
        {
            sets[mask] = new WeighedSet((ulong)mask, Math.Exp(walk.logWeights[mask] - most) / total);
        }

        return new SetPosterior(scores, sets, isExact: true, uncertainty: 0);
    }

    private void Visit(int first, int depth, int mask, double logWeight)
    {
        if ((++visited & (CheckEvery - 1)) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        for (var next = first; next < scores.Size; next++)
        {
            members[depth] = next;
            var grown = logWeight + scores.Add(members, depth, lower, solved);
            logWeights[mask | (1 << next)] = grown;
            Visit(next + 1, depth + 1, mask | (1 << next), grown);
        }
    }
}
