using System.Globalization;

namespace Charley.Benchmarks;

/// <summary>Chances stated and what was true, by tenths of the chance.</summary>
internal sealed class Reliability
{
    private const int Bins = 10;

    private readonly long[] _stated = new long[Bins];
    private readonly double[] _sum = new double[Bins];
    private readonly long[] _true = new long[Bins];

    /// <summary>Chances counted.</summary>
    public long Count => _stated.Sum();

    /// <summary>Expected calibration error: the mean distance between the chance stated and the share true, over bins by their chances.</summary>
    public double Error => Enumerable.Range(0, Bins).Sum(bin => Math.Abs(_sum[bin] - _true[bin])) / Count;

    /// <summary>Counts one chance.</summary>
    public void Add(double chance, bool isTrue)
    {
        var bin = Math.Min(Bins - 1, (int)(chance * Bins));
        _stated[bin]++;
        _sum[bin] += chance;
        _true[bin] += isTrue ? 1 : 0;
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(Reliability other)
    {
        for (var bin = 0; bin < Bins; bin++)
        {
            _stated[bin] += other._stated[bin];
            _sum[bin] += other._sum[bin];
            _true[bin] += other._true[bin];
        }
    }

    /// <summary>One row for each bin: how many, mean chance stated, share true.</summary>
    public IEnumerable<string> Rows() =>
        Enumerable.Range(0, Bins).Where(bin => _stated[bin] > 0).Select(bin => string.Create(
            CultureInfo.InvariantCulture,
            $"| {bin * 10}-{(bin + 1) * 10} % | {_stated[bin]} | {_sum[bin] / _stated[bin]:P2} | {(double)_true[bin] / _stated[bin]:P2} |"));
}
