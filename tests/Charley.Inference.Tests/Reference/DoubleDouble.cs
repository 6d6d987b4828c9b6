using System.Runtime.InteropServices;

namespace Charley.Inference.Tests.Reference;

/// <summary>An unevaluated sum of two doubles (Dekker 1971): twice the digits, the range of a double.</summary>
/// <param name="High">The value rounded to a double.</param>
/// <param name="Low">What the rounding left.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DoubleDouble(double High, double Low)
{
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (high, error) = Sum(a.High, b.High);
        return Normal(high, error + a.Low + b.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var high = a.High * b.High;
        var error = Math.FusedMultiplyAdd(a.High, b.High, -high);
        return Normal(high, error + (a.High * b.Low) + (a.Low * b.High));
    }

    private static DoubleDouble Normal(double high, double low)
    {
        var sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }

    private static (double Sum, double Error) Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }
}
