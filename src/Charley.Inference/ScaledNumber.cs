using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>A non-negative number <c>Mantissa * 2^Exponent</c>, so that long products neither underflow nor lose a digit.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ScaledNumber(double mantissa)
{
    // Far from both ends of the range of a double, so that one more product of a few factors is safe.
    private const double TooSmall = 1e-60;

    public double Mantissa { get; private set; } = mantissa;

    public long Exponent { get; private set; }

    public readonly double Log => Mantissa == 0 ? double.NegativeInfinity : Math.Log(Mantissa) + (Exponent * Math.Log(2));

    public void Multiply(double factor)
    {
        Mantissa *= factor;
        if (Mantissa < TooSmall && Mantissa > 0)
        {
            var shift = Math.ILogB(Mantissa);
            Mantissa = Math.ScaleB(Mantissa, -shift);
            Exponent += shift;
        }
    }

    public void Multiply(ScaledNumber other)
    {
        Multiply(other.Mantissa);
        Exponent += other.Exponent;
    }

    public void Shift(long exponent) => Exponent += exponent;

    /// <summary>This divided by <paramref name="other"/>, as an ordinary number.</summary>
    public readonly double DividedBy(ScaledNumber other) =>
        Math.ScaleB(Mantissa / other.Mantissa, (int)Math.Clamp(Exponent - other.Exponent, -4000, 4000));
}
