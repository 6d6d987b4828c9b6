namespace Charley.Inference;

/// <summary>
/// The core of a <see cref="Reduction"/> as tables. A vertex with many parents would need a table over all of them; instead its
/// parents act one after the other, each on a stage of its own ("nothing fired so far" or "something did"), so that no table
/// has more than a few variables and nothing is subtracted.
/// </summary>
internal sealed class NoisyOrFactors
{
    // Parents that act in the same stage.
    private const int ParentsPerStage = 2;

    private readonly Topology _topology;
    private readonly Dictionary<int, int> _variableOf = [];
    private int _start;

    public NoisyOrFactors(Topology topology, Reduction reduction)
    {
        _topology = topology;
        foreach (var node in reduction.Core)
        {
            _variableOf.Add(node, Variables++);
        }

        foreach (var node in reduction.Core)
        {
            AddNode(node, [.. topology.Into[node].Where(e => reduction.Alive[e])]);
        }
    }

    /// <summary>Number of variables: the vertices of the core, then the stages.</summary>
    public int Variables { get; private set; }

    /// <summary>The tables, one after the other.</summary>
    public List<TreeTable> Tables { get; } = [];

    private void AddNode(int node, int[] edges)
    {
        var stage = -1;
        var stages = Math.Max(1, (edges.Length + ParentsPerStage - 1) / ParentsPerStage);
        for (var i = 0; i < stages; i++)
        {
            var now = edges.Skip(i * ParentsPerStage).Take(ParentsPerStage).ToArray();
            var isTail = i == stages - 1;
            var variable = isTail ? _variableOf[node] : Variables++;
            var parents = now.Select(e => _variableOf[_topology.Edges[e].Parent]).Distinct();
            int[] scope = stage < 0 ? [variable, .. parents] : [variable, stage, .. parents];
            var actions = new ParentAction[1 << (scope.Length - 1)];
            for (var state = 0; state < actions.Length; state++)
            {
                actions[state] = ActionOf(now, scope, stage, state << 1);
            }

            var table = new TreeTable(scope, _start, node, IsHead: i == 0, isTail, actions);
            _start += table.Size;
            Tables.Add(table);
            stage = variable;
        }
    }

    private ParentAction ActionOf(int[] edges, int[] scope, int stage, int state)
    {
        var hasFired = stage >= 0 && IsOn(stage);
        var keep = hasFired ? 0.0 : 1;
        var fire = hasFired ? 1.0 : 0;
        var isShut = false;
        foreach (var e in edges)
        {
            var edge = _topology.Edges[e];
            var isOn = IsOn(_variableOf[edge.Parent]);
            if (edge.IsGate)
            {
                isShut |= !isOn;
            }
            else if (isOn)
            {
                fire += keep * edge.Fire;
                keep *= edge.Keep;
            }
        }

        return new ParentAction(keep, fire, isShut);

        bool IsOn(int variable) => ((state >> Array.IndexOf(scope, variable)) & 1) == 1;
    }
}
