using System.Numerics;

namespace Charley.Learning.Triggers.Sets;

/// <summary>
/// How likely each set of exposures is beforehand. People differ: with some chance nothing matters to a person, or few
/// things do, or many do; which it is, the diary itself shows. Given that, each exposure matters or not by itself.
/// </summary>
internal sealed class SetPrior
{
    /// <summary>Chance that no exposure matters to a person, whatever they write down.</summary>
    public const double NoneMatters = 0.4;

    /// <summary>Chance that many matter.</summary>
    public const double ManyMatter = 0.3;

    /// <summary>By this the odds of each exposure are multiplied where many matter.</summary>
    public const double ManyOdds = 4;

    private readonly double[] logBySize;

    /// <summary>Prepares the chances.</summary>
    /// <param name="inclusion">Chance of each exposure where few matter.</param>
    public SetPrior(IReadOnlyList<double> inclusion)
    {
        LogOdds = [.. inclusion.Select(chance => Math.Log(chance / (1 - chance)))];
        var few = inclusion.Sum(chance => Math.Log(1 - chance));
        var many = LogOdds.Sum(odds => -Math.Log(1 + (ManyOdds * Math.Exp(odds))));
        logBySize =
        [
            .. Enumerable.Range(0, inclusion.Count + 1).Select(size => Math.Log(
                (size == 0 ? NoneMatters : 0)
                + ((1 - NoneMatters - ManyMatter) * Math.Exp(few))
                + (ManyMatter * Math.Exp(many + (size * Math.Log(ManyOdds)))))),
        ];
    }

    /// <summary>What membership adds to the logarithm of a set's chance, for each exposure.</summary>
    public double[] LogOdds { get; }

    /// <summary>The logarithm of a set's chance without what its members add.</summary>
    public double LogBase(ulong mask) => logBySize[BitOperations.PopCount(mask)];
}
