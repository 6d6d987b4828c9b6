using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>One <see cref="ScaledNumber"/> for each lane.</summary>
internal sealed class LaneTotals
{
    // Far from both ends of the range of a double, so that one more product of a few factors is safe.
    private const double TooSmall = 1e-60;
    private const double TooLarge = 1e60;

    private readonly long[] _exponents = new long[LaneKernels.Width];
    private Vector256<double> _mantissas;

    public void Reset()
    {
        _mantissas = Vector256<double>.One;
        Array.Clear(_exponents);
    }

    public void Multiply(Vector256<double> factors)
    {
        _mantissas *= factors;
        var outside = Vector256.LessThan(_mantissas, Vector256.Create(TooSmall)) | Vector256.GreaterThan(_mantissas, Vector256.Create(TooLarge));
        if (outside != Vector256<double>.Zero)
        {
            Normalise();
        }
    }

    public void Shift(int lane, long exponent) => _exponents[lane] += exponent;

    public ScaledNumber Of(int lane)
    {
        var number = new ScaledNumber(_mantissas.GetElement(lane));
        number.Shift(_exponents[lane]);
        return number;
    }

    private void Normalise()
    {
        for (var lane = 0; lane < LaneKernels.Width; lane++)
        {
            var value = _mantissas.GetElement(lane);
            if (value > 0)
            {
                var exponent = Math.ILogB(value);
                _mantissas = _mantissas.WithElement(lane, Math.ScaleB(value, -exponent));
                _exponents[lane] += exponent;
            }
        }
    }
}
