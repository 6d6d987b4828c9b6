using System.Globalization;
using System.Runtime.InteropServices;

namespace Charley.Learning.Bench.Calibration;

/// <summary>A share of cases, with the error of having drawn only so many.</summary>
/// <param name="Hits">Cases that count.</param>
/// <param name="Of">All cases.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Share(int Hits, int Of)
{
    private const int Hundred = 100;

    /// <summary>The share; not a number without cases.</summary>
    public double Value => (double)Hits / Of;

    /// <summary>Its standard error, as for independent draws.</summary>
    public double Error => Math.Sqrt(Value * (1 - Value) / Of);

    /// <summary>In percent with its standard error.</summary>
    public override string ToString() =>
        Of == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Hundred * Value:0.0} ±{Hundred * Error:0.0}");
}
