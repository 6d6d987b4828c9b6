using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// The numbers attached to each vertex, for several variants ("lanes") of the same evidence side by side in one vector. A vertex
/// first gathers what fires into it (its bit: off or on), then passes its gate, and then has its value (absent or present).
/// Where there is only one variant, all lanes hold the same.
/// </summary>
internal sealed class LaneWeights(int nodes)
{
    /// <summary>Weight of the bit being off before any remaining edge has fired.</summary>
    public Vector256<double>[] Off { get; } = new Vector256<double>[nodes];

    /// <summary>Weight of the bit being on before any remaining edge has fired.</summary>
    public Vector256<double>[] On { get; } = new Vector256<double>[nodes];

    /// <summary>Weight of a gate that was peeled off being absent.</summary>
    public Vector256<double>[] Shut { get; } = new Vector256<double>[nodes];

    /// <summary>Weight of a gate that was peeled off being present; 1 without a gate.</summary>
    public Vector256<double>[] Open { get; } = new Vector256<double>[nodes];

    /// <summary>Factor for the value absent.</summary>
    public Vector256<double>[] Absent { get; } = new Vector256<double>[nodes];

    /// <summary>Factor for the value present.</summary>
    public Vector256<double>[] Present { get; } = new Vector256<double>[nodes];

    /// <summary>Copies the weights of some nodes.</summary>
    public void CopyFrom(LaneWeights source, int[] vertices)
    {
        foreach (var v in vertices)
        {
            Off[v] = source.Off[v];
            On[v] = source.On[v];
            Shut[v] = source.Shut[v];
            Open[v] = source.Open[v];
            Absent[v] = source.Absent[v];
            Present[v] = source.Present[v];
        }
    }

    /// <summary>Weight of a vertex without edges having the value absent (without the factor) and present.</summary>
    public (Vector256<double> Absent, Vector256<double> Present) ValueWeights(int v) =>
        ((Off[v] * (Shut[v] + Open[v])) + (On[v] * Shut[v]), On[v] * Open[v]);
}
