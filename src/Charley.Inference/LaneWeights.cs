namespace Charley.Inference;

/// <summary>
/// The numbers attached to each vertex, for several variants ("lanes") of the same evidence side by side: entry
/// <c>vertex * Lanes + lane</c>. A vertex first gathers what fires into it (its bit: off or on), then passes its gate, and then has
/// its value (absent or present).
/// </summary>
internal sealed class LaneWeights
{
    public LaneWeights(int nodes, int lanes)
    {
        Lanes = lanes;
        Off = new double[nodes * lanes];
        On = new double[nodes * lanes];
        Shut = new double[nodes * lanes];
        Open = new double[nodes * lanes];
        Absent = new double[nodes * lanes];
        Present = new double[nodes * lanes];
    }

    /// <summary>Number of variants side by side.</summary>
    public int Lanes { get; }

    /// <summary>Weight of the bit being off before any remaining edge has fired.</summary>
    public double[] Off { get; }

    /// <summary>Weight of the bit being on before any remaining edge has fired.</summary>
    public double[] On { get; }

    /// <summary>Weight of a gate that was peeled off being absent.</summary>
    public double[] Shut { get; }

    /// <summary>Weight of a gate that was peeled off being present; 1 without a gate.</summary>
    public double[] Open { get; }

    /// <summary>Factor for the value absent.</summary>
    public double[] Absent { get; }

    /// <summary>Factor for the value present.</summary>
    public double[] Present { get; }

    public void Clear()
    {
        Array.Clear(Off);
        Array.Clear(On);
        Array.Clear(Shut);
        Array.Clear(Open);
        Array.Clear(Absent);
        Array.Clear(Present);
    }

    /// <summary>Copies the only lane of <paramref name="source"/> into every lane of this, for the given nodes.</summary>
    public void Spread(LaneWeights source, int[] nodes)
    {
        foreach (var node in nodes)
        {
            var at = node * Lanes;
            Off.AsSpan(at, Lanes).Fill(source.Off[node]);
            On.AsSpan(at, Lanes).Fill(source.On[node]);
            Shut.AsSpan(at, Lanes).Fill(source.Shut[node]);
            Open.AsSpan(at, Lanes).Fill(source.Open[node]);
            Absent.AsSpan(at, Lanes).Fill(source.Absent[node]);
            Present.AsSpan(at, Lanes).Fill(source.Present[node]);
        }
    }

    /// <summary>Weight of an unpeeled-edge-free vertex having the value absent (without the factor) and present.</summary>
    public (double Absent, double Present) ValueWeights(int i) =>
        ((Off[i] * (Shut[i] + Open[i])) + (On[i] * Shut[i]), On[i] * Open[i]);
}
