using System.Runtime.CompilerServices;
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
    private bool[] _hasGate = [];

    /// <summary>Sets the number of nodes.</summary>
    public void Resize(int nodes)
    {
        if (_w.Length < nodes * Stride)
        {
            _w = new Vector256<double>[nodes * Stride];
            _d = new Vector256<double>[nodes * Stride];
            _before = new Vector256<double>[nodes * BeforeStride];
            _shares = new Vector256<double>[nodes * Groups];
            _hasGate = new bool[nodes];
        }
    }

    /// <summary>Says whether a node has a gate that is not known to be present; most have none and take a shorter way.</summary>
    public void SetGate(int index, bool hasGate) => _hasGate[index] = hasGate;

    /// <summary>Loads the weights of one node: alike for all subsets but for the factor of its being present.</summary>
    public void Load(int index, in NodeWeights weights, ReadOnlySpan<Vector256<double>> present, double factor)
    {
        var w = _w.AsSpan(index * Stride, Stride);
        w.Slice(Off, Groups).Fill(Vector256.Create(weights.Off));
        w.Slice(On, Groups).Fill(Vector256.Create(weights.On));
        if (_hasGate[index])
        {
            w.Slice(Shut, Groups).Fill(Vector256.Create(weights.Shut));
            w.Slice(Open, Groups).Fill(Vector256.Create(weights.Open));
        }

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
    /// <param name="isWhole">Whether the others are wanted.</param>
    public void AddDerivatives(
        int index, ReadOnlySpan<Vector256<double>> present, double factor, ref NodeDerivatives sums, ref Vector256<double> presentSum, bool isWhole)
    {
        var d = _d.AsSpan(index * Stride, Stride);
        var byPresent = Vector256<double>.Zero;
        for (var g = 0; g < Groups; g++)
        {
            byPresent += d[Present + g] * present[g];
        }

        presentSum += byPresent * factor;
        if (!isWhole)
        {
            return;
        }

        sums.Off += Sum(d.Slice(Off, Groups));
        sums.On += Sum(d.Slice(On, Groups));
        sums.Absent += Sum(d.Slice(Absent, Groups));
        if (_hasGate[index])
        {
            sums.Shut += Sum(d.Slice(Shut, Groups));
            sums.Open += Sum(d.Slice(Open, Groups));
        }
    }

    private static Vector256<double> Sum(ReadOnlySpan<Vector256<double>> run) => run[0] + run[1] + (run[2] + run[3]);

    private void GatherRoot(int v, Span<Vector256<double>> totals)
    {
        ref var w = ref _w[v * Stride];
        var hasGate = _hasGate[v];
        for (var g = 0; g < Groups; g++)
        {
            var (absent, present) = Values(ref w, g, hasGate);
            var total = absent + present;
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
        ref var w = ref _w[v * Stride];
        ref var c = ref _w[step.Other * Stride];
        ref var before = ref _before[v * BeforeStride];
        var hasGate = _hasGate[v];
        for (var g = 0; g < Groups; g++)
        {
            var (absent, present) = Values(ref w, g, hasGate);
            var off = At(ref c, Off + g);
            var on = At(ref c, On + g);
            At(ref before, g) = off;
            At(ref before, Groups + g) = on;
            At(ref c, Off + g) = off * (absent + (present * step.Keep));
            At(ref c, On + g) = (on * (absent + present)) + (off * present * step.Fire);
        }
    }

    private void ScatterDown(int v, in ForestStep step)
    {
        ref var w = ref _w[v * Stride];
        ref var c = ref _w[step.Other * Stride];
        ref var d = ref _d[step.Other * Stride];
        ref var before = ref _before[v * BeforeStride];
        var hasGate = _hasGate[v];
        for (var g = 0; g < Groups; g++)
        {
            var (absent, present) = Values(ref w, g, hasGate);
            var off = At(ref before, g);
            var on = At(ref before, Groups + g);
            var quiet = (off * At(ref d, Off + g)) + (on * At(ref d, On + g));
            var fired = (off + on) * At(ref d, On + g);
            FromValue(v, g, quiet, (quiet * step.Keep) + (fired * step.Fire));
            At(ref d, Off + g) = ((absent + (present * step.Keep)) * At(ref d, Off + g)) + (present * step.Fire * At(ref d, On + g));
            At(ref d, On + g) = (absent + present) * At(ref d, On + g);
            At(ref c, Off + g) = off;
            At(ref c, On + g) = on;
        }
    }

    private void GatherGateDown(int v, in ForestStep step)
    {
        ref var w = ref _w[v * Stride];
        ref var c = ref _w[step.Other * Stride];
        var hasGate = _hasGate[v];
        for (var g = 0; g < Groups; g++)
        {
            (At(ref c, Shut + g), At(ref c, Open + g)) = Values(ref w, g, hasGate);
        }
    }

    private void ScatterGateDown(int v, in ForestStep step)
    {
        ref var d = ref _d[step.Other * Stride];
        for (var g = 0; g < Groups; g++)
        {
            FromValue(v, g, At(ref d, Shut + g), At(ref d, Open + g));
        }
    }

    // Into the parent, or into the gate.
    private void GatherUp(int v, in ForestStep step)
    {
        ref var p = ref _w[step.Other * Stride];
        ref var before = ref _before[v * BeforeStride];
        for (var g = 0; g < Groups; g++)
        {
            var (without, with) = FactorsForParent(v, g, step);
            At(ref before, g) = At(ref p, Absent + g);
            At(ref before, Groups + g) = At(ref p, Present + g);
            At(ref p, Absent + g) *= without;
            At(ref p, Present + g) *= with;
        }
    }

    private void ScatterUp(int v, in ForestStep step)
    {
        ref var w = ref _w[v * Stride];
        ref var d = ref _d[v * Stride];
        ref var p = ref _w[step.Other * Stride];
        ref var dp = ref _d[step.Other * Stride];
        ref var before = ref _before[v * BeforeStride];
        var hasGate = _hasGate[v];
        for (var g = 0; g < Groups; g++)
        {
            var (without, with) = FactorsForParent(v, g, step);
            var dWithout = At(ref before, g) * At(ref dp, Absent + g);
            var dWith = At(ref before, Groups + g) * At(ref dp, Present + g);
            At(ref dp, Absent + g) *= without;
            At(ref dp, Present + g) *= with;
            At(ref p, Absent + g) = At(ref before, g);
            At(ref p, Present + g) = At(ref before, Groups + g);
            if (step.Kind == ForestStepKind.IntoGate)
            {
                At(ref d, Absent + g) = ((At(ref w, Off + g) + At(ref w, On + g)) * dWithout) + (At(ref w, Off + g) * dWith);
                At(ref d, Present + g) = At(ref w, On + g) * dWith;
                At(ref d, Off + g) = At(ref w, Absent + g) * (dWithout + dWith);
                At(ref d, On + g) = (At(ref w, Absent + g) * dWithout) + (At(ref w, Present + g) * dWith);
                continue;
            }

            var offAtLast = At(ref w, Off + g) * (dWithout + (dWith * step.Keep));
            var onAtLast = (At(ref w, On + g) * (dWithout + dWith)) + (At(ref w, Off + g) * dWith * step.Fire);
            var (ifOff, ifOn) = BitFactors(ref w, g, hasGate);
            At(ref d, Off + g) = (ifOff * (dWithout + (dWith * step.Keep))) + (ifOn * dWith * step.Fire);
            At(ref d, On + g) = ifOn * (dWithout + dWith);
            FromBits(ref w, ref d, g, hasGate, offAtLast, onAtLast);
        }
    }

    private (Vector256<double> Without, Vector256<double> With) FactorsForParent(int v, int g, in ForestStep step)
    {
        ref var w = ref _w[v * Stride];
        if (step.Kind == ForestStepKind.IntoGate)
        {
            return ((At(ref w, Off + g) + At(ref w, On + g)) * At(ref w, Absent + g), (At(ref w, Off + g) * At(ref w, Absent + g)) + (At(ref w, On + g) * At(ref w, Present + g)));
        }

        var (ifOff, ifOn) = BitFactors(ref w, g, _hasGate[v]);
        return ((At(ref w, Off + g) * ifOff) + (At(ref w, On + g) * ifOn),
            (At(ref w, Off + g) * step.Keep * ifOff) + ((At(ref w, On + g) + (At(ref w, Off + g) * step.Fire)) * ifOn));
    }

    // Derivatives of a node that nothing more fires at, from those by its value.
    private void FromValue(int v, int g, Vector256<double> byAbsent, Vector256<double> byPresent)
    {
        ref var w = ref _w[v * Stride];
        ref var d = ref _d[v * Stride];
        var a = At(ref w, Absent + g) * byAbsent;
        var b = At(ref w, Present + g) * byPresent;
        if (!_hasGate[v])
        {
            At(ref d, Absent + g) = At(ref w, Off + g) * byAbsent;
            At(ref d, Present + g) = At(ref w, On + g) * byPresent;
            At(ref d, Off + g) = a;
            At(ref d, On + g) = b;
            return;
        }

        var shut = At(ref w, Shut + g);
        var open = At(ref w, Open + g);
        var off = At(ref w, Off + g);
        var on = At(ref w, On + g);
        At(ref d, Absent + g) = ((off * (shut + open)) + (on * shut)) * byAbsent;
        At(ref d, Present + g) = on * open * byPresent;
        At(ref d, Off + g) = (shut + open) * a;
        At(ref d, On + g) = (shut * a) + (open * b);
        At(ref d, Shut + g) = (off + on) * a;
        At(ref d, Open + g) = (off * a) + (on * b);
    }

    // Derivatives by value and gate, from those by the bit.
    private static void FromBits(
        ref Vector256<double> w, ref Vector256<double> d, int g, bool hasGate, Vector256<double> byOff, Vector256<double> byOn)
    {
        if (!hasGate)
        {
            At(ref d, Absent + g) = byOff;
            At(ref d, Present + g) = byOn;
            return;
        }

        var shut = At(ref w, Shut + g);
        var open = At(ref w, Open + g);
        At(ref d, Absent + g) = (byOff * (shut + open)) + (byOn * shut);
        At(ref d, Present + g) = byOn * open;
        At(ref d, Shut + g) = (byOff + byOn) * At(ref w, Absent + g);
        At(ref d, Open + g) = (byOff * At(ref w, Absent + g)) + (byOn * At(ref w, Present + g));
    }

    // Weights of a node that nothing more fires at being absent and present.
    private static (Vector256<double> Absent, Vector256<double> Present) Values(ref Vector256<double> w, int g, bool hasGate)
    {
        var off = At(ref w, Off + g);
        var on = At(ref w, On + g);
        if (!hasGate)
        {
            return (off * At(ref w, Absent + g), on * At(ref w, Present + g));
        }

        var shut = At(ref w, Shut + g);
        var open = At(ref w, Open + g);
        return (((off * (shut + open)) + (on * shut)) * At(ref w, Absent + g), on * open * At(ref w, Present + g));
    }

    // What follows from the bit being off and on.
    private static (Vector256<double> IfOff, Vector256<double> IfOn) BitFactors(ref Vector256<double> w, int g, bool hasGate)
    {
        var absent = At(ref w, Absent + g);
        var present = At(ref w, Present + g);
        if (!hasGate)
        {
            return (absent, present);
        }

        var shut = At(ref w, Shut + g);
        var open = At(ref w, Open + g);
        return ((shut + open) * absent, (shut * absent) + (open * present));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<double> At(ref Vector256<double> start, int offset) => ref Unsafe.Add(ref start, offset);
}
