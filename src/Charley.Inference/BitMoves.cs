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
        Lanes.IsLane(bit) ? Kernels.DotTurnedOnLane(x, y, Lanes.Of(bit)) : Kernels.DotTurnedOn(x, y, bit);

    /// <summary>As <see cref="DotTurnedOn"/>, only where another bit, which is no lane, is on.</summary>
    public static double DotTurnedOnIf(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int condition, int bit)
    {
        var sum = 0.0;
        foreach (var pair in new BitPairs(x.Length, condition))
        {
            var on = x.Slice(pair.On, pair.Length);
            if (bit < condition)
            {
                sum += DotTurnedOn(on, y.Slice(pair.On, pair.Length), bit);
            }
            else
            {
                sum += Kernels.Dot(on, y.Slice(pair.On | (1 << bit), pair.Length));
            }
        }

        return sum;
    }
}
