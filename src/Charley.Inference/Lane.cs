using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>Picks lanes out of a vector.</summary>
internal static class Lane
{
    private static readonly Vector256<double>[] s_only =
        [.. Enumerable.Range(0, LaneKernels.Width).Select(lane => Vector256.Create(0L).WithElement(lane, -1L).AsDouble())];

    /// <summary>Every lane.</summary>
    public static Vector256<double> All => Vector256<double>.AllBitsSet;

    /// <summary>One lane.</summary>
    public static Vector256<double> Only(int lane) => s_only[lane];

    /// <summary>A factor in the chosen lanes, 1 in the others.</summary>
    public static Vector256<double> Factor(Vector256<double> lanes, double factor) =>
        Vector256.ConditionalSelect(lanes, Vector256.Create(factor), Vector256<double>.One);

    /// <summary>The product, and 0 in lanes without a term, where the other factor may not be a number.</summary>
    public static Vector256<double> Product(Vector256<double> terms, Vector256<double> factors) =>
        Vector256.ConditionalSelect(Vector256.Equals(terms, Vector256<double>.Zero), Vector256<double>.Zero, terms * factors);
}
