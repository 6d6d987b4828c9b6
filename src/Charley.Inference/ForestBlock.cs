using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// The moving part of a <see cref="ForestPlan"/> for a block of subsets at once: sums its trees towards their roots, and carries
/// the derivatives of the total back. The formulas are those of <see cref="TreeMessages"/>, applied to runs of
/// <see cref="Groups"/> vectors. Not for use by two threads at once.
/// </summary>
internal sealed class ForestBlock
{
    /// <summary>Vectors in a run: enough to make the bookkeeping of a peel cheap, few enough that all runs stay near the processor.</summary>
    public const int Groups = 4;

    /// <summary>Subsets in a block.</summary>
    public const int Width = Groups * LaneKernels.Width;

    private const int Off = 0;
    private const int On = Groups;
    private const int Shut = 2 * Groups;
    private const int Open = 3 * Groups;
    private const int Absent = 4 * Groups;
    private const int Present = 5 * Groups;
    private const int Stride = 6 * Groups;
    private const int BeforeStride = 2 * Groups;

    private Vector256<double>[] _w = [];
    private Vector256<double>[] _d = [];
    private Vector256<double>[] _before = [];
    private Vector256<double>[] _shares = [];

    /// <summary>Sets the number of nodes.</summary>
    public void Resize(int nodes)
    {
        if (_w.Length < nodes * Stride)
        {
            _w = new Vector256<double>[nodes * Stride];
            _d = new Vector256<double>[nodes * Stride];
            _before = new Vector256<double>[nodes * BeforeStride];
            _shares = new Vector256<double>[nodes * Groups];
        }
    }

    /// <summary>Loads the weights of one node: alike for all subsets but for the factor of its being present.</summary>
    public void Load(int index, in NodeWeights weights, ReadOnlySpan<Vector256<double>> present, double factor)
    {
        var w = _w.AsSpan(index * Stride, Stride);
        w.Slice(Off, Groups).Fill(Vector256.Create(weights.Off));
        w.Slice(On, Groups).Fill(Vector256.Create(weights.On));
        w.Slice(Shut, Groups).Fill(Vector256.Create(weights.Shut));
        w.Slice(Open, Groups).Fill(Vector256.Create(weights.Open));
        w.Slice(Absent, Groups).Fill(Vector256.Create(weights.Absent));
        var scale = Vector256.Create(weights.Present * factor);
        for (var g = 0; g < Groups; g++)
        {
            w[Present + g] = present[g] * scale;
        }
    }

    /// <summary>Multiplies the totals of all trees into <paramref name="totals"/>.</summary>
    public void Forward(ReadOnlySpan<ForestStep> steps, Span<Vector256<double>> totals)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            ref readonly var step = ref steps[i];
            switch (step.Kind)
            {
                case ForestStepKind.Root:
                    GatherRoot(i, totals);
                    break;
                case ForestStepKind.IntoChild:
                    GatherDown(i, step);
                    break;
                case ForestStepKind.GateIntoChild:
                    GatherGateDown(i, step);
                    break;
                default:
                    GatherUp(i, step);
                    break;
            }
        }
    }

    /// <summary>After <see cref="Forward"/>: derivatives of the totals, each multiplied by its subset's <paramref name="terms"/>.</summary>
    public void Backward(ReadOnlySpan<ForestStep> steps, ReadOnlySpan<Vector256<double>> terms)
    {
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            ref readonly var step = ref steps[i];
            switch (step.Kind)
            {
                case ForestStepKind.Root:
                    ScatterRoot(i, terms);
                    break;
                case ForestStepKind.IntoChild:
                    ScatterDown(i, step);
                    break;
                case ForestStepKind.GateIntoChild:
                    ScatterGateDown(i, step);
                    break;
                default:
                    ScatterUp(i, step);
                    break;
            }
        }
    }

    /// <summary>After <see cref="Backward"/>: derivatives by the weights of a node, summed over the subsets of the block.</summary>
    /// <param name="index">The node.</param>
    /// <param name="present">The factors of its being present that vary with the subset.</param>
    /// <param name="factor">The factor that does not.</param>
    /// <param name="sums">Where to add them, but for the one by the weight of its being present.</param>
    /// <param name="presentSum">Where to add that one.</param>
    public void AddDerivatives(
        int index, ReadOnlySpan<Vector256<double>> present, double factor, ref NodeDerivatives sums, ref Vector256<double> presentSum)
    {
        var d = _d.AsSpan(index * Stride, Stride);
        var byPresent = Vector256<double>.Zero;
        for (var g = 0; g < Groups; g++)
        {
            byPresent += d[Present + g] * present[g];
        }

        presentSum += byPresent * factor;
        sums.Off += Sum(d.Slice(Off, Groups));
        sums.On += Sum(d.Slice(On, Groups));
        sums.Shut += Sum(d.Slice(Shut, Groups));
        sums.Open += Sum(d.Slice(Open, Groups));
        sums.Absent += Sum(d.Slice(Absent, Groups));
    }

    private static Vector256<double> Sum(ReadOnlySpan<Vector256<double>> run) => run[0] + run[1] + (run[2] + run[3]);

    private void GatherRoot(int v, Span<Vector256<double>> totals)
    {
        var w = _w.AsSpan(v * Stride, Stride);
        for (var g = 0; g < Groups; g++)
        {
            var absent = ((w[Off + g] * (w[Shut + g] + w[Open + g])) + (w[On + g] * w[Shut + g])) * w[Absent + g];
            var total = absent + (w[On + g] * w[Open + g] * w[Present + g]);
            _shares[(v * Groups) + g] = total;
            totals[g] *= total;
        }
    }

    private void ScatterRoot(int v, ReadOnlySpan<Vector256<double>> terms)
    {
        for (var g = 0; g < Groups; g++)
        {
            // Where a tree has no weight at all, nothing in it has any share.
            var total = _shares[(v * Groups) + g];
            var share = Vector256.ConditionalSelect(Vector256.GreaterThan(total, Vector256<double>.Zero), terms[g] / total, Vector256<double>.Zero);
            FromValue(v, g, share, share);
        }
    }

    private void GatherDown(int v, in ForestStep step)
    {
        var w = _w.AsSpan(v * Stride, Stride);
        var c = _w.AsSpan(step.Other * Stride, Stride);
        var before = _before.AsSpan(v * BeforeStride, BeforeStride);
        for (var g = 0; g < Groups; g++)
        {
            var absent = ((w[Off + g] * (w[Shut + g] + w[Open + g])) + (w[On + g] * w[Shut + g])) * w[Absent + g];
            var present = w[On + g] * w[Open + g] * w[Present + g];
            var off = c[Off + g];
            var on = c[On + g];
            before[g] = off;
            before[Groups + g] = on;
            c[Off + g] = off * (absent + (present * step.Keep));
            c[On + g] = (on * (absent + present)) + (off * present * step.Fire);
        }
    }

    private void ScatterDown(int v, in ForestStep step)
    {
        var w = _w.AsSpan(v * Stride, Stride);
        var c = _w.AsSpan(step.Other * Stride, Stride);
        var d = _d.AsSpan(step.Other * Stride, Stride);
        var before = _before.AsSpan(v * BeforeStride, BeforeStride);
        for (var g = 0; g < Groups; g++)
        {
            var absent = ((w[Off + g] * (w[Shut + g] + w[Open + g])) + (w[On + g] * w[Shut + g])) * w[Absent + g];
            var present = w[On + g] * w[Open + g] * w[Present + g];
            var off = before[g];
            var on = before[Groups + g];
            var quiet = (off * d[Off + g]) + (on * d[On + g]);
            var fired = (off + on) * d[On + g];
            FromValue(v, g, quiet, (quiet * step.Keep) + (fired * step.Fire));
            d[Off + g] = ((absent + (present * step.Keep)) * d[Off + g]) + (present * step.Fire * d[On + g]);
            d[On + g] = (absent + present) * d[On + g];
            c[Off + g] = off;
            c[On + g] = on;
        }
    }

    private void GatherGateDown(int v, in ForestStep step)
    {
        var w = _w.AsSpan(v * Stride, Stride);
        var c = _w.AsSpan(step.Other * Stride, Stride);
        for (var g = 0; g < Groups; g++)
        {
            c[Shut + g] = ((w[Off + g] * (w[Shut + g] + w[Open + g])) + (w[On + g] * w[Shut + g])) * w[Absent + g];
            c[Open + g] = w[On + g] * w[Open + g] * w[Present + g];
        }
    }

    private void ScatterGateDown(int v, in ForestStep step)
    {
        var d = _d.AsSpan(step.Other * Stride, Stride);
        for (var g = 0; g < Groups; g++)
        {
            FromValue(v, g, d[Shut + g], d[Open + g]);
        }
    }

    // Into the parent, or into the gate.
    private void GatherUp(int v, in ForestStep step)
    {
        var p = _w.AsSpan(step.Other * Stride, Stride);
        var before = _before.AsSpan(v * BeforeStride, BeforeStride);
        for (var g = 0; g < Groups; g++)
        {
            var (without, with) = FactorsForParent(v, g, step);
            before[g] = p[Absent + g];
            before[Groups + g] = p[Present + g];
            p[Absent + g] *= without;
            p[Present + g] *= with;
        }
    }

    private void ScatterUp(int v, in ForestStep step)
    {
        var w = _w.AsSpan(v * Stride, Stride);
        var d = _d.AsSpan(v * Stride, Stride);
        var p = _w.AsSpan(step.Other * Stride, Stride);
        var dp = _d.AsSpan(step.Other * Stride, Stride);
        var before = _before.AsSpan(v * BeforeStride, BeforeStride);
        for (var g = 0; g < Groups; g++)
        {
            var (without, with) = FactorsForParent(v, g, step);
            var dWithout = before[g] * dp[Absent + g];
            var dWith = before[Groups + g] * dp[Present + g];
            dp[Absent + g] *= without;
            dp[Present + g] *= with;
            p[Absent + g] = before[g];
            p[Present + g] = before[Groups + g];
            if (step.Kind == ForestStepKind.IntoGate)
            {
                d[Absent + g] = ((w[Off + g] + w[On + g]) * dWithout) + (w[Off + g] * dWith);
                d[Present + g] = w[On + g] * dWith;
                d[Off + g] = w[Absent + g] * (dWithout + dWith);
                d[On + g] = (w[Absent + g] * dWithout) + (w[Present + g] * dWith);
                d[Shut + g] = Vector256<double>.Zero;
                d[Open + g] = Vector256<double>.Zero;
                continue;
            }

            var offAtLast = w[Off + g] * (dWithout + (dWith * step.Keep));
            var onAtLast = (w[On + g] * (dWithout + dWith)) + (w[Off + g] * dWith * step.Fire);
            var ifOff = (w[Shut + g] + w[Open + g]) * w[Absent + g];
            var ifOn = (w[Shut + g] * w[Absent + g]) + (w[Open + g] * w[Present + g]);
            d[Absent + g] = (offAtLast * (w[Shut + g] + w[Open + g])) + (onAtLast * w[Shut + g]);
            d[Present + g] = onAtLast * w[Open + g];
            d[Shut + g] = (offAtLast + onAtLast) * w[Absent + g];
            d[Open + g] = (offAtLast * w[Absent + g]) + (onAtLast * w[Present + g]);
            d[Off + g] = (ifOff * (dWithout + (dWith * step.Keep))) + (ifOn * dWith * step.Fire);
            d[On + g] = ifOn * (dWithout + dWith);
        }
    }

    private (Vector256<double> Without, Vector256<double> With) FactorsForParent(int v, int g, in ForestStep step)
    {
        var w = _w.AsSpan(v * Stride, Stride);
        if (step.Kind == ForestStepKind.IntoGate)
        {
            return ((w[Off + g] + w[On + g]) * w[Absent + g], (w[Off + g] * w[Absent + g]) + (w[On + g] * w[Present + g]));
        }

        var ifOff = (w[Shut + g] + w[Open + g]) * w[Absent + g];
        var ifOn = (w[Shut + g] * w[Absent + g]) + (w[Open + g] * w[Present + g]);
        return ((w[Off + g] * ifOff) + (w[On + g] * ifOn), (w[Off + g] * step.Keep * ifOff) + ((w[On + g] + (w[Off + g] * step.Fire)) * ifOn));
    }

    private void FromValue(int v, int g, Vector256<double> byAbsent, Vector256<double> byPresent)
    {
        var w = _w.AsSpan(v * Stride, Stride);
        var d = _d.AsSpan(v * Stride, Stride);
        var a = w[Absent + g] * byAbsent;
        var b = w[Present + g] * byPresent;
        d[Absent + g] = ((w[Off + g] * (w[Shut + g] + w[Open + g])) + (w[On + g] * w[Shut + g])) * byAbsent;
        d[Present + g] = w[On + g] * w[Open + g] * byPresent;
        d[Off + g] = (w[Shut + g] + w[Open + g]) * a;
        d[On + g] = (w[Shut + g] * a) + (w[Open + g] * b);
        d[Shut + g] = (w[Off + g] + w[On + g]) * a;
        d[Open + g] = (w[Off + g] * a) + (w[On + g] * b);
    }
}
