namespace Charley.Inference;

/// <summary>
/// Sums the trees of a <see cref="Reduction"/> towards the core, and afterwards carries what the core says back to them.
/// The way back is the derivative of the way there; all its terms are non-negative.
/// </summary>
internal sealed class TreeMessages(Topology topology, int lanes)
{
    // A pair below this is scaled up by a power of two, which is exact.
    private const double TooSmall = 1e-60;
    private const int Shift = 200;

    private double[] _before = [];

    /// <summary>Folds every peeled vertex into the vertex that held it, or into <paramref name="total"/>.</summary>
    public void Gather(List<Peel> peels, LaneWeights w, Span<ScaledNumber> total)
    {
        if (_before.Length < peels.Count * 2 * lanes)
        {
            _before = new double[peels.Count * 2 * lanes];
        }

        for (var p = 0; p < peels.Count; p++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                var v = (peels[p].Vertex * lanes) + lane;
                var saved = _before.AsSpan(((p * lanes) + lane) * 2, 2);
                if (peels[p].Edge < 0)
                {
                    var (absent, present) = w.ValueWeights(v);
                    total[lane].Multiply((absent * w.Absent[v]) + (present * w.Present[v]));
                    continue;
                }

                GatherOne(peels[p], topology.Edges[peels[p].Edge], lane, v, w, saved, ref total[lane]);
            }
        }
    }

    /// <summary>Given the derivatives of the core, fills in those of the peeled vertices and the contributions of their links.</summary>
    public void Scatter(List<Peel> peels, Reduction reduction, LaneWeights w, LaneWeights d, double[] contributions)
    {
        for (var p = peels.Count - 1; p >= 0; p--)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                var v = (peels[p].Vertex * lanes) + lane;
                var (absent, present) = w.ValueWeights(v);
                if (peels[p].Edge < 0)
                {
                    var all = (absent * w.Absent[v]) + (present * w.Present[v]);
                    FromValue(w, d, v, absent, present, 1 / all, 1 / all);
                    continue;
                }

                var edge = topology.Edges[peels[p].Edge];
                var saved = _before.AsSpan(((p * lanes) + lane) * 2, 2);
                if (edge.Parent == peels[p].Vertex)
                {
                    ScatterDown(edge, reduction.IsPresentTarget(edge.Child), lane, v, w, d, saved, contributions);
                }
                else
                {
                    ScatterUp(edge, reduction.IsPresentTarget(edge.Child), lane, v, w, d, saved, contributions);
                }
            }
        }
    }

    private static void Rescale(double[] a, double[] b, int i, ref ScaledNumber total)
    {
        if (a[i] + b[i] is < TooSmall and > 0)
        {
            a[i] = Math.ScaleB(a[i], Shift);
            b[i] = Math.ScaleB(b[i], Shift);
            total.Shift(-Shift);
        }
    }

    // Derivatives of a vertex without edges, when the total is (absent * factor) * dAbsent + (present * factor) * dPresent.
    private static void FromValue(LaneWeights w, LaneWeights d, int v, double absent, double present, double dAbsent, double dPresent)
    {
        d.Absent[v] = absent * dAbsent;
        d.Present[v] = present * dPresent;
        var a = w.Absent[v] * dAbsent;
        var b = w.Present[v] * dPresent;
        d.Off[v] = (w.Shut[v] + w.Open[v]) * a;
        d.On[v] = (w.Shut[v] * a) + (w.Open[v] * b);
        d.Shut[v] = (w.Off[v] + w.On[v]) * a;
        d.Open[v] = (w.Off[v] * a) + (w.On[v] * b);
    }

    private void GatherOne(Peel peel, in Edge edge, int lane, int v, LaneWeights w, Span<double> saved, ref ScaledNumber total)
    {
        if (edge.Parent == peel.Vertex)
        {
            var c = (edge.Child * lanes) + lane;
            var (absent, present) = w.ValueWeights(v);
            absent *= w.Absent[v];
            present *= w.Present[v];
            if (edge.IsGate)
            {
                w.Shut[c] = absent;
                w.Open[c] = present;
                Rescale(w.Shut, w.Open, c, ref total);
                return;
            }

            var quiet = absent + (present * edge.Keep);
            saved[0] = w.Off[c];
            saved[1] = w.On[c];
            w.On[c] = (saved[1] * (absent + present)) + (saved[0] * present * edge.Fire);
            w.Off[c] = saved[0] * quiet;
            Rescale(w.Off, w.On, c, ref total);
        }
        else
        {
            var p = (edge.Parent * lanes) + lane;
            var (withoutParent, withParent) = FactorsForParent(edge, v, w);
            saved[0] = w.Absent[p];
            saved[1] = w.Present[p];
            w.Absent[p] = saved[0] * withoutParent;
            w.Present[p] = saved[1] * withParent;
            Rescale(w.Absent, w.Present, p, ref total);
        }
    }

    private static (double WithoutParent, double WithParent) FactorsForParent(in Edge edge, int v, LaneWeights w)
    {
        if (edge.IsGate)
        {
            return ((w.Off[v] + w.On[v]) * w.Absent[v], (w.Off[v] * w.Absent[v]) + (w.On[v] * w.Present[v]));
        }

        var ifOff = (w.Shut[v] + w.Open[v]) * w.Absent[v];
        var ifOn = (w.Shut[v] * w.Absent[v]) + (w.Open[v] * w.Present[v]);
        return ((w.Off[v] * ifOff) + (w.On[v] * ifOn),
            (w.Off[v] * edge.Keep * ifOff) + ((w.On[v] + (w.Off[v] * edge.Fire)) * ifOn));
    }

    private void ScatterDown(
        in Edge edge, bool intoTarget, int lane, int v, LaneWeights w, LaneWeights d, ReadOnlySpan<double> saved, double[] contributions)
    {
        var c = (edge.Child * lanes) + lane;
        var (absent, present) = w.ValueWeights(v);
        if (edge.IsGate)
        {
            // The stored derivatives belong to the weights after any scaling; so does their product with the weights.
            var back = Unscale(w.Shut[c] + w.Open[c], (absent * w.Absent[v]) + (present * w.Present[v]));
            FromValue(w, d, v, absent, present, d.Shut[c] * back, d.Open[c] * back);
            return;
        }

        var a = absent * w.Absent[v];
        var b = present * w.Present[v];
        var scale = Unscale(w.Off[c] + w.On[c], (saved[0] + saved[1]) * (a + b));
        var dOff = d.Off[c] * scale;
        var dOn = d.On[c] * scale;
        var dQuiet = saved[0] * dOff;
        var dFired = (saved[0] + saved[1]) * dOn;
        var dSilent = dQuiet + (saved[1] * dOn);
        FromValue(w, d, v, absent, present, dSilent, (edge.Keep * dSilent) + (edge.Fire * dFired));
        if (intoTarget)
        {
            contributions[v] = b * edge.Fire * dFired;
        }

        d.Off[c] = ((a + (b * edge.Keep)) * dOff) + (b * edge.Fire * dOn);
        d.On[c] = (a + b) * dOn;
    }

    private void ScatterUp(
        in Edge edge, bool intoTarget, int lane, int v, LaneWeights w, LaneWeights d, ReadOnlySpan<double> saved, double[] contributions)
    {
        var p = (edge.Parent * lanes) + lane;
        var (withoutParent, withParent) = FactorsForParent(edge, v, w);
        var scale = Unscale(w.Absent[p] + w.Present[p], (saved[0] * withoutParent) + (saved[1] * withParent));
        var dWithout = saved[0] * d.Absent[p] * scale;
        var dWith = saved[1] * d.Present[p] * scale;
        d.Absent[p] *= withoutParent * scale;
        d.Present[p] *= withParent * scale;
        w.Absent[p] = saved[0];
        w.Present[p] = saved[1];
        if (edge.IsGate)
        {
            d.Absent[v] = ((w.Off[v] + w.On[v]) * dWithout) + (w.Off[v] * dWith);
            d.Present[v] = w.On[v] * dWith;
            d.Off[v] = w.Absent[v] * (dWithout + dWith);
            d.On[v] = (w.Absent[v] * dWithout) + (w.Present[v] * dWith);
            return;
        }

        // Four ways through: bit off or on at last, with the parent absent or present.
        var offAtLast = (w.Off[v] * dWithout) + (w.Off[v] * edge.Keep * dWith);
        var onAtLast = (w.On[v] * dWithout) + ((w.On[v] + (w.Off[v] * edge.Fire)) * dWith);
        var ifOff = (w.Shut[v] + w.Open[v]) * w.Absent[v];
        var ifOn = (w.Shut[v] * w.Absent[v]) + (w.Open[v] * w.Present[v]);
        d.Absent[v] = (offAtLast * (w.Shut[v] + w.Open[v])) + (onAtLast * w.Shut[v]);
        d.Present[v] = onAtLast * w.Open[v];
        d.Shut[v] = (offAtLast + onAtLast) * w.Absent[v];
        d.Open[v] = (offAtLast * w.Absent[v]) + (onAtLast * w.Present[v]);
        d.Off[v] = (ifOff * (dWithout + (edge.Keep * dWith))) + (ifOn * edge.Fire * dWith);
        d.On[v] = ifOn * (dWithout + dWith);
        if (intoTarget)
        {
            contributions[(edge.Parent * lanes) + lane] += edge.Fire * (w.Off[v] + w.On[v]) * ifOn * dWith;
        }
    }

    // The exact power of two by which a pair was scaled up, if it was.
    private static double Unscale(double stored, double unscaled) => stored > unscaled * TwoToTheHundred ? TwoToTheShift : 1;

    private static readonly double TwoToTheShift = Math.ScaleB(1, Shift);
    private static readonly double TwoToTheHundred = Math.ScaleB(1, Shift / 2);
}
