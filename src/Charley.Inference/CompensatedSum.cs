using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>A sum, lane by lane, whose rounding error does not grow with its length (Ogita, Rump and Oishi 2005).</summary>
[StructLayout(LayoutKind.Auto)]
internal struct CompensatedSum
{
    private Vector256<double> _sum;
    private Vector256<double> _lost;

    /// <summary>The sum of each lane.</summary>
    public readonly Vector256<double> Lanes => _sum + _lost;

    /// <summary>The sum of all lanes.</summary>
    public readonly double Total => Vector256.Sum(_sum + _lost);

    public void Add(Vector256<double> term)
    {
        var next = _sum + term;
        var part = next - _sum;
        _lost += _sum - (next - part) + (term - part);
        _sum = next;
    }
}
