using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Contributions to targets that are lifted. A link that fired makes its target present whatever else, so it belongs to the
/// terms that do not exclude the target; "at least one of several fired" is "the first", "not the first but the second", and so on.
/// </summary>
internal sealed class LiftedTargets
{
    private readonly Topology _topology;
    private readonly Problem _problem;
    private readonly int[] _bits;
    private readonly Vector256<double>[] _quiet;

    public LiftedTargets(Topology topology, Problem problem, ReadOnlySpan<int> targets)
    {
        _topology = topology;
        _problem = problem;
        var wanted = targets.ToArray();
        _bits = [.. Enumerable.Range(0, problem.Lifted.Length).Where(b => wanted.Contains(problem.Lifted[b]))];
        _quiet = new Vector256<double>[topology.Count];
    }

    /// <summary>For each lifted finding the lanes whose subset excludes it, when the lanes hold consecutive subsets.</summary>
    public static Vector256<double>[] Masks(int firstSubset, int lifted)
    {
        var masks = new Vector256<double>[lifted];
        for (var b = 0; b < lifted; b++)
        {
            for (var lane = 0; lane < LaneKernels.Width; lane++)
            {
                masks[b] |= (((firstSubset + lane) >> b) & 1) == 1 ? Lane.Only(lane) : Vector256<double>.Zero;
            }
        }

        return masks;
    }

    /// <summary>For each lifted finding all lanes or none, when every lane holds the same subset.</summary>
    public static Vector256<double>[] SameMasks(int subset, int lifted) =>
        [.. Enumerable.Range(0, lifted).Select(b => ((subset >> b) & 1) == 1 ? Lane.All : Vector256<double>.Zero)];

    /// <summary>Adds the contributions of some terms.</summary>
    public void Add(Vector256<double> terms, LaneRun run, Vector256<double>[] excluded, CompensatedSum[] sums)
    {
        Array.Fill(_quiet, Vector256<double>.One);
        foreach (var b in _bits)
        {
            var kept = ~excluded[b];
            foreach (var e in _topology.Into[_problem.Lifted[b]])
            {
                ref readonly var edge = ref _topology.Edges[e];
                var p = edge.Parent;
                if (!edge.IsGate && _problem.Reduction.Roles[p] == Role.Vertex)
                {
                    sums[p].Add(Lane.Product(terms & kept, run.Marginal(p)) * _quiet[p] * edge.Fire);
                    _quiet[p] *= Lane.Factor(kept, edge.Keep);
                }
            }
        }
    }
}
