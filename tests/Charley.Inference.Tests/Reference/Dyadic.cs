using System.Numerics;

namespace Charley.Inference.Tests.Reference;

/// <summary>An exact number <c>Mantissa * 2^Exponent</c>. Every double is one, and sums and products stay exact.</summary>
public readonly record struct Dyadic(BigInteger Mantissa, int Exponent)
{
    // More than the digits of a double, so that the one rounding of a quotient is the only one.
    private const int QuotientBits = 120;

    public static Dyadic Zero { get; } = new(BigInteger.Zero, 0);

    public static Dyadic One { get; } = new(BigInteger.One, 0);

    public bool IsZero => Mantissa.IsZero;

    public static Dyadic From(double value)
    {
        if (value == 0)
        {
            return Zero;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFFL;
        var mantissa = exponent == 0 ? fraction : fraction | 0x10000000000000L;
        return new Dyadic(bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075).Reduced();
    }

    public static Dyadic operator +(Dyadic a, Dyadic b)
    {
        if (a.IsZero || b.IsZero)
        {
            return a.IsZero ? b : a;
        }

        var exponent = Math.Min(a.Exponent, b.Exponent);
        return new Dyadic((a.Mantissa << (a.Exponent - exponent)) + (b.Mantissa << (b.Exponent - exponent)), exponent);
    }

    public static Dyadic operator -(Dyadic a, Dyadic b) => a + new Dyadic(-b.Mantissa, b.Exponent);

    public static Dyadic operator *(Dyadic a, Dyadic b) =>
        a.IsZero || b.IsZero ? Zero : new Dyadic(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    /// <summary>The quotient of two non-negative numbers, rounded to a double.</summary>
    public static double Ratio(Dyadic a, Dyadic b)
    {
        if (a.IsZero)
        {
            return 0;
        }

        var shift = (int)Math.Max(0, QuotientBits + b.Mantissa.GetBitLength() - a.Mantissa.GetBitLength());
        return Scale((a.Mantissa << shift) / b.Mantissa, a.Exponent - b.Exponent - shift);
    }

    public double ToDouble() => Scale(Mantissa, Exponent);

    /// <summary>Natural logarithm of a positive number.</summary>
    public double Log()
    {
        var drop = (int)Math.Max(0, Mantissa.GetBitLength() - QuotientBits);
        return Math.Log((double)(Mantissa >> drop)) + ((Exponent + drop) * Math.Log(2));
    }

    private static double Scale(BigInteger mantissa, int exponent)
    {
        var drop = (int)Math.Max(0, mantissa.GetBitLength() - QuotientBits);
        return Math.ScaleB((double)(mantissa >> drop), exponent + drop);
    }

    private Dyadic Reduced()
    {
        var zeros = (int)BigInteger.TrailingZeroCount(Mantissa);
        return new Dyadic(Mantissa >> zeros, Exponent + zeros);
    }
}
