namespace Charley.Inference;

/// <summary>
/// Sums the trees of a <see cref="Reduction"/> towards the core, and afterwards carries what the core says back to them.
/// The way back is the derivative of the way there; all its terms are non-negative.
/// </summary>
internal sealed class TreeMessages(Topology topology)
{
    // A pair below this is scaled up by a power of two, which is exact.
    private const double TooSmall = 1e-60;
    private const int Shift = 200;

    private static readonly double s_scale = Math.ScaleB(1, Shift);
    private static readonly double s_half = Math.ScaleB(1, Shift / 2);

    // What the two weights that a peel changes were before it.
    private double[] _before = [];

    /// <summary>Folds every peeled vertex into the vertex that held it, or into <paramref name="total"/>.</summary>
    public void Gather(List<Peel> peels, Weights w, ref ScaledNumber total)
    {
        if (_before.Length < peels.Count * 2)
        {
            _before = new double[peels.Count * 2];
        }

        for (var i = 0; i < peels.Count; i++)
        {
            var (v, e) = peels[i];
            if (e < 0)
            {
                var (absent, present) = w.ValueWeights(v);
                total.Multiply((absent * w.Absent[v]) + (present * w.Present[v]));
            }
            else if (topology.Edges[e].Parent == v)
            {
                GatherDown(i, topology.Edges[e], v, w, ref total);
            }
            else
            {
                GatherUp(i, topology.Edges[e], v, w, ref total);
            }
        }
    }

    /// <summary>Given the derivatives of the core, fills in those of the peeled vertices and the contributions of their links.</summary>
    public void Scatter(List<Peel> peels, Reduction reduction, Weights w, Weights d, double[] contributions)
    {
        for (var i = peels.Count - 1; i >= 0; i--)
        {
            var (v, e) = peels[i];
            if (e < 0)
            {
                var (absent, present) = w.ValueWeights(v);
                var each = 1 / ((absent * w.Absent[v]) + (present * w.Present[v]));
                FromValue(w, d, v, absent, present, each, each);
            }
            else if (topology.Edges[e].Parent == v)
            {
                ScatterDown(i, topology.Edges[e], reduction, v, w, d, contributions);
            }
            else
            {
                ScatterUp(i, topology.Edges[e], reduction, v, w, d, contributions);
            }
        }
    }

    private void GatherDown(int i, in Edge edge, int v, Weights w, ref ScaledNumber total)
    {
        var c = edge.Child;
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

        var off = w.Off[c];
        var on = w.On[c];
        _before[2 * i] = off;
        _before[(2 * i) + 1] = on;
        w.Off[c] = off * (absent + (present * edge.Keep));
        w.On[c] = (on * (absent + present)) + (off * present * edge.Fire);
        Rescale(w.Off, w.On, c, ref total);
    }

    private void GatherUp(int i, in Edge edge, int v, Weights w, ref ScaledNumber total)
    {
        var p = edge.Parent;
        var (withoutParent, withParent) = FactorsForParent(edge, v, w);
        _before[2 * i] = w.Absent[p];
        _before[(2 * i) + 1] = w.Present[p];
        w.Absent[p] *= withoutParent;
        w.Present[p] *= withParent;
        Rescale(w.Absent, w.Present, p, ref total);
    }

    private static (double WithoutParent, double WithParent) FactorsForParent(in Edge edge, int v, Weights w)
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
        int i, in Edge edge, Reduction reduction, int v, Weights w, Weights d, double[] contributions)
    {
        var c = edge.Child;
        var (absent, present) = w.ValueWeights(v);
        var a = absent * w.Absent[v];
        var b = present * w.Present[v];
        if (edge.IsGate)
        {
            var back = Unscale(w.Shut[c] + w.Open[c], a + b);
            FromValue(w, d, v, absent, present, d.Shut[c] * back, d.Open[c] * back);
            return;
        }

        var off = _before[2 * i];
        var on = _before[(2 * i) + 1];
        var scale = Unscale(w.Off[c] + w.On[c], (off + on) * (a + b));
        var dOff = d.Off[c] * scale;
        var dOn = d.On[c] * scale;
        var dQuiet = (off * dOff) + (on * dOn);
        var dFired = (off + on) * dOn;
        FromValue(w, d, v, absent, present, dQuiet, (dQuiet * edge.Keep) + (dFired * edge.Fire));
        if (reduction.IsPresentTarget(c))
        {
            contributions[v] = b * edge.Fire * dFired;
        }

        d.Off[c] = ((a + (b * edge.Keep)) * dOff) + (b * edge.Fire * dOn);
        d.On[c] = (a + b) * dOn;
        w.Off[c] = off;
        w.On[c] = on;
    }

    private void ScatterUp(
        int i, in Edge edge, Reduction reduction, int v, Weights w, Weights d, double[] contributions)
    {
        var p = edge.Parent;
        var (withoutParent, withParent) = FactorsForParent(edge, v, w);
        var absent = _before[2 * i];
        var present = _before[(2 * i) + 1];
        var scale = Unscale(w.Absent[p] + w.Present[p], (absent * withoutParent) + (present * withParent));
        var dWithout = absent * d.Absent[p] * scale;
        var dWith = present * d.Present[p] * scale;
        d.Absent[p] *= withoutParent * scale;
        d.Present[p] *= withParent * scale;
        w.Absent[p] = absent;
        w.Present[p] = present;
        if (edge.IsGate)
        {
            d.Absent[v] = ((w.Off[v] + w.On[v]) * dWithout) + (w.Off[v] * dWith);
            d.Present[v] = w.On[v] * dWith;
            d.Off[v] = w.Absent[v] * (dWithout + dWith);
            d.On[v] = (w.Absent[v] * dWithout) + (w.Present[v] * dWith);
            return;
        }

        // The bit off or on at last, with the parent absent or present.
        var offAtLast = w.Off[v] * (dWithout + (dWith * edge.Keep));
        var onAtLast = (w.On[v] * (dWithout + dWith)) + (w.Off[v] * edge.Fire * dWith);
        var ifOff = (w.Shut[v] + w.Open[v]) * w.Absent[v];
        var ifOn = (w.Shut[v] * w.Absent[v]) + (w.Open[v] * w.Present[v]);
        d.Absent[v] = (offAtLast * (w.Shut[v] + w.Open[v])) + (onAtLast * w.Shut[v]);
        d.Present[v] = onAtLast * w.Open[v];
        d.Shut[v] = (offAtLast + onAtLast) * w.Absent[v];
        d.Open[v] = (offAtLast * w.Absent[v]) + (onAtLast * w.Present[v]);
        d.Off[v] = (ifOff * (dWithout + (dWith * edge.Keep))) + (ifOn * edge.Fire * dWith);
        d.On[v] = ifOn * (dWithout + dWith);
        if (reduction.IsPresentTarget(v))
        {
            contributions[p] += (w.Off[v] + w.On[v]) * edge.Fire * ifOn * dWith;
        }
    }

    // Derivatives of a vertex without edges, when the total is (absent * factor) * dAbsent + (present * factor) * dPresent.
    private static void FromValue(
        Weights w, Weights d, int v, double absent, double present, double dAbsent, double dPresent)
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

    private static void Rescale(double[] a, double[] b, int i, ref ScaledNumber total)
    {
        if (a[i] + b[i] is < TooSmall and > 0)
        {
            a[i] *= s_scale;
            b[i] *= s_scale;
            total.Shift(-Shift);
        }
    }

    // The exact power of two by which a pair was scaled up, if it was: derivatives are by the scaled weights.
    private static double Unscale(double stored, double unscaled) => stored > unscaled * s_half ? s_scale : 1;
}
