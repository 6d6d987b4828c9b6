using System.Runtime.InteropServices;

namespace Charley.Assessment.Sensitivity;

/// <summary>Between what bounds a chance stays when the network shifts.</summary>
/// <remarks>
/// With m(q) the chance of node q and d(q) its shift, a state's weight is multiplied by at most the product of 1 + d(q) over the
/// nodes present in it, so the weight of an event of chance p changes by at most the sum over q of
/// d(q) * product over the others of (1 + d) * min(p, m(q)): no more of the event than min(p, m(q)) can lie where q is present.
/// </remarks>
internal sealed class ChanceBounds
{
    /// <summary>More than rounding can amount to; chances closer to a limit than this are looked at exactly.</summary>
    private const double Slack = 1e-9;

    private readonly (double Size, double Chance)[] _shifts;

    /// <summary>Bounds under some shifts.</summary>
    /// <param name="shifts">The shifts; several for one node multiply.</param>
    /// <param name="marginals">The usual chance of each node.</param>
    public ChanceBounds(List<Shift> shifts, IReadOnlyList<double> marginals)
    {
        var sizes = new Dictionary<int, double>();
        foreach (var shift in shifts)
        {
            ref var size = ref CollectionsMarshal.GetValueRefOrAddDefault(sizes, shift.Node, out _);
            size = ((1 + size) * (1 + shift.Size)) - 1;
        }

        var all = sizes.Values.Aggregate(1.0, (product, size) => product * (1 + size));
        _shifts = [.. sizes.Select(pair => (pair.Value * all / (1 + pair.Value), marginals[pair.Key]))];
    }

    /// <summary>The least and most weight of an event, before the weights are made to sum to 1.</summary>
    /// <param name="chance">Its usual chance.</param>
    public (double Least, double Most) WeightOf(double chance)
    {
        var change = Slack;
        foreach (var (size, present) in _shifts)
        {
            change += size * Math.Min(chance, present);
        }

        return (Math.Max(0, chance - change), chance + change);
    }

    /// <summary>The highest that a chance may become.</summary>
    public double Highest(double chance)
    {
        var most = WeightOf(chance).Most;
        return most / (most + WeightOf(1 - chance).Least);
    }

    /// <summary>The lowest that a chance may become.</summary>
    public double Lowest(double chance)
    {
        var least = WeightOf(chance).Least;
        return least / (least + WeightOf(1 - chance).Most);
    }
}
