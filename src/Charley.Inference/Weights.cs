namespace Charley.Inference;

/// <summary>
/// The numbers attached to each vertex. A vertex first gathers what fires into it (its bit: off or on), then passes its gate, and
/// then has its value (absent or present).
/// </summary>
internal sealed class Weights(int nodes)
{
    /// <summary>Weight of the bit being off before any remaining edge has fired.</summary>
    public double[] Off { get; } = new double[nodes];

    /// <summary>Weight of the bit being on before any remaining edge has fired.</summary>
    public double[] On { get; } = new double[nodes];

    /// <summary>Weight of a gate that was peeled off being absent.</summary>
    public double[] Shut { get; } = new double[nodes];

    /// <summary>Weight of a gate that was peeled off being present; 1 without a gate.</summary>
    public double[] Open { get; } = new double[nodes];

    /// <summary>Factor for the value absent.</summary>
    public double[] Absent { get; } = new double[nodes];

    /// <summary>Factor for the value present.</summary>
    public double[] Present { get; } = new double[nodes];

    /// <summary>Copies the weights of some nodes.</summary>
    public void CopyFrom(Weights source, ReadOnlySpan<int> vertices)
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
    public (double Absent, double Present) ValueWeights(int v) =>
        ((Off[v] * (Shut[v] + Open[v])) + (On[v] * Shut[v]), On[v] * Open[v]);
}
