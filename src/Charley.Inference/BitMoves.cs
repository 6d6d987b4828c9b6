using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>What an edge does to a vector, wherever the bits of its ends are kept.</summary>
internal static class BitMoves
{
    /// <summary>Fires into a bit.</summary>
    public static void Fire(Span<Vector256<double>> states, int bit, double fire, double keep)
    {
        if (Lanes.IsLane(bit))
        {
            Kernels.FireLane(states, Lanes.Of(bit), fire, keep);
        }
        else
        {
            Kernels.Fire(states, bit, fire, keep);
        }
    }

    /// <summary>The transpose of <see cref="Fire"/>.</summary>
    public static void FireBack(Span<Vector256<double>> states, int bit, double fire, double keep)
    {
        if (Lanes.IsLane(bit))
        {
            Kernels.FireBackLane(states, Lanes.Of(bit), fire, keep);
        }
        else
        {
            Kernels.FireBack(states, bit, fire, keep);
        }
    }

    /// <summary>Fires edges of one vertex into their bits, both lanes in one pass.</summary>
    public static void FireAll(Span<Vector256<double>> states, ReadOnlySpan<BitFire> fires)
    {
        if (StartsWithLanes(fires))
        {
            Kernels.FireLanes(states, OfFirstLane(fires).Chance, OfFirstLane(fires).Keep, OfSecondLane(fires).Chance, OfSecondLane(fires).Keep);
            fires = fires[Lanes.Bits..];
        }

        foreach (ref readonly var fire in fires)
        {
            Fire(states, fire.Bit, fire.Chance, fire.Keep);
        }
    }

    /// <summary>The transpose of <see cref="FireAll"/>.</summary>
    public static void FireBackAll(Span<Vector256<double>> states, ReadOnlySpan<BitFire> fires)
    {
        if (StartsWithLanes(fires))
        {
            Kernels.FireBackLanes(states, OfFirstLane(fires).Chance, OfFirstLane(fires).Keep, OfSecondLane(fires).Chance, OfSecondLane(fires).Keep);
            fires = fires[Lanes.Bits..];
        }

        foreach (ref readonly var fire in fires)
        {
            FireBack(states, fire.Bit, fire.Chance, fire.Keep);
        }
    }

    // The edges of one vertex end in different bits, so it does not matter which fires first.
    private static bool StartsWithLanes(ReadOnlySpan<BitFire> fires) =>
        fires.Length >= Lanes.Bits && Lanes.IsLane(fires[0].Bit) && Lanes.IsLane(fires[1].Bit);

    // Codes of lanes run downwards: the one of the first lane is the greater.
    private static BitFire OfFirstLane(ReadOnlySpan<BitFire> fires) => fires[0].Bit > fires[1].Bit ? fires[0] : fires[1];

    private static BitFire OfSecondLane(ReadOnlySpan<BitFire> fires) => fires[0].Bit > fires[1].Bit ? fires[1] : fires[0];

    /// <summary>Fires into a bit where another, which is no lane, is on.</summary>
    public static void FireIf(Span<Vector256<double>> states, int condition, int bit, double fire, double keep)
    {
        if (bit < condition)
        {
            foreach (var pair in new BitPairs(states.Length, condition))
            {
                Fire(states.Slice(pair.On, pair.Length), bit, fire, keep);
            }

            return;
        }

        foreach (var pair in new BitPairs(states.Length, bit))
        {
            Kernels.FireAcross(states.Slice(pair.Off, pair.Length), states.Slice(pair.On, pair.Length), condition, fire, keep);
        }
    }

    /// <summary>The transpose of <see cref="FireIf"/>.</summary>
    public static void FireBackIf(Span<Vector256<double>> states, int condition, int bit, double fire, double keep)
    {
        if (bit < condition)
        {
            foreach (var pair in new BitPairs(states.Length, condition))
            {
                FireBack(states.Slice(pair.On, pair.Length), bit, fire, keep);
            }

            return;
        }

        foreach (var pair in new BitPairs(states.Length, bit))
        {
            Kernels.FireBackAcross(states.Slice(pair.Off, pair.Length), states.Slice(pair.On, pair.Length), condition, fire, keep);
        }
    }

    /// <summary>Lets a parent act on a vertex whose two branches are runs of their own.</summary>
    /// <param name="edge">The edge from the parent.</param>
    /// <param name="off">The vertex's bit is off.</param>
    /// <param name="on">The vertex's bit is on.</param>
    /// <param name="bit">The parent's bit within the runs; no lane.</param>
    public static void Across(in Edge edge, Span<Vector256<double>> off, Span<Vector256<double>> on, int bit)
    {
        if (!edge.IsGate)
        {
            Kernels.FireAcross(off, on, bit, edge.Fire, edge.Keep);
            return;
        }

        foreach (var pair in new BitPairs(off.Length, bit))
        {
            Across(edge, off.Slice(pair.Off, pair.Length), on.Slice(pair.Off, pair.Length), isOn: false);
        }
    }

    /// <summary>The same where the parent has one state throughout the runs.</summary>
    public static void Across(in Edge edge, Span<Vector256<double>> off, Span<Vector256<double>> on, bool isOn)
    {
        if (edge.IsGate && !isOn)
        {
            Kernels.AddScaled(on, 1, off);
            on.Clear();
        }
        else if (!edge.IsGate && isOn)
        {
            Kernels.FireOver(off, on, edge.Fire, edge.Keep);
        }
    }

    /// <summary>The transpose of <see cref="Across(in Edge, Span{Vector256{double}}, Span{Vector256{double}}, int)"/>.</summary>
    public static void AcrossBack(in Edge edge, Span<Vector256<double>> ifOff, Span<Vector256<double>> ifOn, int bit)
    {
        if (!edge.IsGate)
        {
            Kernels.FireBackAcross(ifOff, ifOn, bit, edge.Fire, edge.Keep);
            return;
        }

        foreach (var pair in new BitPairs(ifOff.Length, bit))
        {
            AcrossBack(edge, ifOff.Slice(pair.Off, pair.Length), ifOn.Slice(pair.Off, pair.Length), isOn: false);
        }
    }

    /// <summary>The same where the parent has one state throughout the runs.</summary>
    public static void AcrossBack(in Edge edge, Span<Vector256<double>> ifOff, Span<Vector256<double>> ifOn, bool isOn)
    {
        if (edge.IsGate && !isOn)
        {
            ifOff.CopyTo(ifOn);
        }
        else if (!edge.IsGate && isOn)
        {
            Kernels.Mix(ifOff, edge.Keep, ifOn, edge.Fire, ifOff);
        }
    }

    /// <summary>Turns a bit off where its gate is off; neither is a lane.</summary>
    public static void Shut(Span<Vector256<double>> states, int gate, int bit)
    {
        foreach (var pair in new BitPairs(states.Length, bit))
        {
            for (var i = 0; i < pair.Length; i++)
            {
                if ((((pair.Off + i) >> gate) & 1) == 0)
                {
                    states[pair.Off + i] += states[pair.On + i];
                    states[pair.On + i] = Vector256<double>.Zero;
                }
            }
        }
    }

    /// <summary>The transpose of <see cref="Shut"/>.</summary>
    public static void ShutBack(Span<Vector256<double>> states, int gate, int bit)
    {
        foreach (var pair in new BitPairs(states.Length, bit))
        {
            for (var i = 0; i < pair.Length; i++)
            {
                if ((((pair.Off + i) >> gate) & 1) == 0)
                {
                    states[pair.On + i] = states[pair.Off + i];
                }
            }
        }
    }

    /// <summary>Sum, over all states, of one vector times the other's entry with a bit turned on.</summary>
    public static double DotTurnedOn(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int bit) =>
        Lanes.IsLane(bit) ? Sums.DotTurnedOnLane(x, y, Lanes.Of(bit)) : Sums.DotTurnedOn(x, y, bit);

    /// <summary>As <see cref="DotTurnedOn"/>, only where another bit, which is no lane, is on.</summary>
    public static double DotTurnedOnIf(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int condition, int bit)
    {
        var sum = 0.0;
        foreach (var pair in new BitPairs(x.Length, condition))
        {
            var on = x.Slice(pair.On, pair.Length);
            sum += bit < condition
                ? DotTurnedOn(on, y.Slice(pair.On, pair.Length), bit)
                : Sums.Dot(on, y.Slice(pair.On | (1 << bit), pair.Length));
        }

        return sum;
    }
}

/// <summary>An edge about to fire into a bit.</summary>
/// <param name="Bit">Place of the bit, or code of the lane.</param>
/// <param name="Chance">The share that it moves.</param>
/// <param name="Keep">1 - that share.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BitFire(int Bit, double Chance, double Keep);
