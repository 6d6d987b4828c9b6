using System.Runtime.InteropServices;
using Charley.Assessment.Model;
using Charley.Inference;

namespace Charley.Assessment.Sensitivity;

/// <summary>How far the weight of a state of the network may shift where one node is present.</summary>
/// <param name="Node">The node.</param>
/// <param name="Size">By at most this part of itself, up or down; 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Shift(int Node, double Size);

/// <summary>
/// A network in which a few numbers differ from those of the usual one, seen as shifts: by how much the probability of each state of
/// all nodes is multiplied, bounded by which nodes are present in it.
/// </summary>
/// <remarks>
/// The probability of a state is a product over nodes, so only the changed nodes matter. Where such a node is absent, every present
/// parent multiplies by (1 - new strength) / (1 - old strength). Where it is present, the chance of at least one of several
/// independent reasons grows by at most the largest factor among them and falls by at most the smallest, since 1 - product(1 - k x)
/// is concave in k. What is the same in all states cancels when chances are taken.
/// </remarks>
internal sealed class ShiftedNetwork
{
    private readonly PersonModel _usual;
    private readonly IReadOnlyList<(int Index, NoisyOrNode Now)> _changed;

    private ShiftedNetwork(PersonModel usual, IReadOnlyList<(int Index, NoisyOrNode Now)> changed)
    {
        _usual = usual;
        _changed = changed;
    }

    /// <summary>The network with other nodes at some places; null where its links differ, or a number is or becomes 0 or 1.</summary>
    /// <param name="usual">The usual model.</param>
    /// <param name="nodes">Nodes and their places; those that are as usual do not matter.</param>
    public static ShiftedNetwork? Of(PersonModel usual, IEnumerable<(int Index, NoisyOrNode Now)> nodes)
    {
        var changed = new List<(int, NoisyOrNode)>();
        foreach (var (index, now) in nodes)
        {
            var before = usual.Network.Nodes[index];
            if (before.Leak.CompareTo(now.Leak) == 0 && before.Parents.SequenceEqual(now.Parents))
            {
                continue;
            }

            if (!IsOfOneShape(before, now))
            {
                return null;
            }

            changed.Add((index, now));
        }

        return new ShiftedNetwork(usual, changed);
    }

    /// <summary>Collects the shifts among states that agree with the evidence.</summary>
    /// <param name="evidence">What is known.</param>
    /// <param name="shifts">Receives them.</param>
    /// <returns>False where no bound is known.</returns>
    public bool TryShifts(Evidence evidence, List<Shift> shifts)
    {
        foreach (var (index, now) in _changed)
        {
            var before = _usual.Network.Nodes[index];
            switch (evidence[index])
            {
                case NodeState.Absent when before.Gate is null:
                    ShiftsWhereAbsent(before, now, shifts);
                    break;
                case NodeState.Present when before.Parents.IsEmpty:
                    break;
                case NodeState.Present when before.Leak.CompareTo(now.Leak) == 0:
                    ShiftsWherePresent(before, now, shifts);
                    break;
                case NodeState.Unknown when _usual.HasChildren(index):
                    ShiftsWhereUnknown(index, before, now, evidence, shifts);
                    break;
                case NodeState.Unknown:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsOfOneShape(NoisyOrNode before, NoisyOrNode now) =>
        string.Equals(before.Id, now.Id, StringComparison.Ordinal)
        && before.Gate == now.Gate
        && IsInside(before.Leak) && IsInside(now.Leak)
        && before.Parents.Select(link => link.Parent).SequenceEqual(now.Parents.Select(link => link.Parent))
        && before.Parents.Concat(now.Parents).All(link => IsInside(link.Strength));

    private static bool IsInside(double number) => number is > 0 and < 1;

    private static void ShiftsWhereAbsent(NoisyOrNode before, NoisyOrNode now, List<Shift> shifts)
    {
        for (var position = 0; position < now.Parents.Length; position++)
        {
            Add(now.Parents[position].Parent, Remaining(before, now, position) - 1, shifts);
        }
    }

    /// <summary>Which of its links fired is part of the state here, because causes are ranked by it.</summary>
    private static void ShiftsWherePresent(NoisyOrNode before, NoisyOrNode now, List<Shift> shifts)
    {
        for (var position = 0; position < now.Parents.Length; position++)
        {
            var fired = now.Parents[position].Strength / before.Parents[position].Strength;
            Add(now.Parents[position].Parent, Math.Max(Math.Abs(fired - 1), Math.Abs(Remaining(before, now, position) - 1)), shifts);
        }
    }

    private static void ShiftsWhereUnknown(int index, NoisyOrNode before, NoisyOrNode now, Evidence evidence, List<Shift> shifts)
    {
        ShiftsWhereAbsent(before, now, shifts);
        var absent = (1 - now.Leak) / (1 - before.Leak);
        if (before.Gate is { } gate && evidence[gate] != NodeState.Present)
        {
            Add(gate, absent - 1, shifts);
            absent = 1;
        }

        var most = Math.Max(1, now.Leak / before.Leak);
        var least = Math.Min(1, now.Leak / before.Leak);
        for (var position = 0; position < now.Parents.Length; position++)
        {
            var factor = now.Parents[position].Strength / before.Parents[position].Strength;
            most = Math.Max(most, factor);
            least = Math.Min(least, factor);
        }

        Add(index, Math.Max((most / absent) - 1, 1 - (least / absent)), shifts);
    }

    private static double Remaining(NoisyOrNode before, NoisyOrNode now, int position) =>
        (1 - now.Parents[position].Strength) / (1 - before.Parents[position].Strength);

    private static void Add(int node, double size, List<Shift> shifts)
    {
        if (size != 0)
        {
            shifts.Add(new Shift(node, Math.Abs(size)));
        }
    }
}
