using System.Diagnostics;
using System.Globalization;
using Charley.Inference;
using Charley.Inference.Tests;
using Charley.Inference.Tests.Reference;

namespace Charley.Benchmarks;

/// <summary>
/// Compares every chance of many small layered networks with the sum over all states in exact arithmetic, and prints the largest
/// relative error and whether any of them exceeds the bound that the engine states.
/// </summary>
internal sealed class RationalRun(TextWriter output)
{
    private const int ProgressEvery = 5_000;

    private readonly Lock _lock = new();
    private double _worst;
    private long _chances;
    private long _impossible;
    private long _beyondBound;
    private long _noNumber;
    private int _done;

    /// <summary>Runs the comparison on all cores.</summary>
    /// <param name="networks">How many networks are drawn; the seeds are 0, 1, ...</param>
    public void Run(int networks)
    {
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, networks, seed =>
        {
            Compare(seed);
            var done = Interlocked.Increment(ref _done);
            if (done % ProgressEvery == 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} networks, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
            }
        });
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{networks} networks, {_chances} chances, {_impossible} with impossible evidence; largest relative error above the leaves {_worst:E1}; beyond their bound {_beyondBound}; no number or outside 0..1: {_noNumber}"));
    }

    private void Compare(int seed)
    {
        var (network, evidence, targets) = RandomNetworks.Small(seed);
        var exact = Enumeration.Solve(network, evidence, targets);
        if (exact is null)
        {
            Interlocked.Increment(ref _impossible);
            return;
        }

        var posterior = new InferenceEngine(network).Query(evidence, targets);
        var parents = network.Nodes.SelectMany(node => node.Parents.Where(link => link.Strength > 0).Select(link => link.Parent)).ToHashSet();
        for (var node = 0; node < network.Nodes.Length; node++)
        {
            if (evidence[node] == NodeState.Unknown)
            {
                Add(exact.Marginals[node], posterior.Beliefs.Marginals[node], posterior.RelativeErrorBound, isLeaf: !parents.Contains(node));
                Add(exact.Contributions[node], posterior.Beliefs.Contributions[node], posterior.RelativeErrorBound, isLeaf: false);
            }
        }
    }

    private void Add(double exact, double actual, double bound, bool isLeaf)
    {
        var error = exact == 0 ? Math.Abs(actual) : Math.Abs(actual - exact) / exact;
        lock (_lock)
        {
            _chances++;
            _noNumber += actual is >= 0 and <= 1 ? 0 : 1;

            // The chance of a leaf is read off 1 less a quotient, so the bound is absolute there.
            _beyondBound += (isLeaf ? Math.Abs(actual - exact) : error) <= bound ? 0 : 1;
            _worst = Math.Max(_worst, isLeaf ? 0 : error);
        }
    }
}
