using System.Numerics;

namespace Charley.Learning.Triggers.Sets;

/// <summary>What is thought about the sets of exposures after the diary is read.</summary>
internal sealed class SetPosterior
{
    /// <summary>Sets with a smaller share than this are left out of means, not of chances.</summary>
    private const double NotableShare = 5e-4;

    /// <summary>Sums up the sets.</summary>
    /// <param name="scores">What they were weighed by.</param>
    /// <param name="sets">All sets, or those that were sampled.</param>
    /// <param name="isExact">Whether all sets were weighed.</param>
    /// <param name="uncertainty">Standard error of the least certain chance; 0 if exact.</param>
    public SetPosterior(SetScores scores, WeighedSet[] sets, bool isExact, double uncertainty)
    {
        (IsExact, Uncertainty) = (isExact, uncertainty);
        Size = scores.Size;
        Chances = new double[Size];
        Together = new double[Size * Size];
        Means = new double[Size];
        SecondMoments = new double[Size];
        foreach (var set in sets)
        {
            Count(set);
        }

        var notable = sets.Where(set => set.Share >= NotableShare).ToArray();
        var covered = notable.Sum(set => set.Share);
        foreach (var set in notable)
        {
            AddMoments(set, set.Share / covered, scores);
        }
    }

    /// <summary>How many exposures.</summary>
    public int Size { get; }

    /// <summary>Whether all sets were weighed.</summary>
    public bool IsExact { get; }

    /// <summary>Standard error of the least certain chance; 0 if exact.</summary>
    public double Uncertainty { get; }

    /// <summary>Chance that no exposure matters.</summary>
    public double None { get; private set; }

    /// <summary>Chance that each exposure matters.</summary>
    public double[] Chances { get; }

    /// <summary>Chance that two exposures matter both, by rows.</summary>
    public double[] Together { get; }

    /// <summary>Mean of each coefficient, which is zero where the exposure does not matter.</summary>
    public double[] Means { get; }

    /// <summary>Mean of each coefficient's square.</summary>
    public double[] SecondMoments { get; }

    private void Count(WeighedSet set)
    {
        if (set.Mask == 0)
        {
            None = set.Share;
        }

        for (var members = set.Mask; members != 0; members &= members - 1)
        {
            var member = BitOperations.TrailingZeroCount(members);
            Chances[member] += set.Share;
            for (var others = set.Mask; others != 0; others &= others - 1)
            {
                Together[(member * Size) + BitOperations.TrailingZeroCount(others)] += set.Share;
            }
        }
    }

    private void AddMoments(WeighedSet set, double share, SetScores scores)
    {
        var members = WeighedSet.MembersOf(set.Mask);
        var (mean, variance) = scores.Moments(members);
        for (var index = 0; index < members.Length; index++)
        {
            Means[members[index]] += share * mean[index];
            SecondMoments[members[index]] += share * (variance[index] + (mean[index] * mean[index]));
        }
    }
}
