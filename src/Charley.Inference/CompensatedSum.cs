using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>
/// A running sum of non-negative numbers that carries what each addition rounds away, so that its error does not grow with the
/// number of terms (Kahan 1965, Communications of the ACM 8:40): at most about two roundings.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct CompensatedSum
{
    private double _lost;

    /// <summary>The sum so far.</summary>
    public double Value { get; private set; }

    /// <summary>Adds a term.</summary>
    public void Add(double term)
    {
        var owed = term - _lost;
        var sum = Value + owed;
        _lost = (sum - Value) - owed;
        Value = sum;
    }
}
