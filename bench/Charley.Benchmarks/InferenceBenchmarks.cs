using BenchmarkDotNet.Attributes;
using Charley.Inference;

namespace Charley.Benchmarks;

/// <summary>Posterior of all nodes by number of positive findings.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private InferenceEngine _engine = null!;
    private Evidence _evidence = null!;
    private int[] _targets = [];

    /// <summary>Number of positive findings, the complaint among them.</summary>
    [Params(1, 5, 10, 15)]
    public int Positives { get; set; }

    /// <summary>Draws the person.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var synthetic = new SyntheticNetwork(1, layers: 3);
        _engine = new InferenceEngine(synthetic.Network);
        _evidence = synthetic.Person(Positives);
        _targets = [synthetic.Complaint];
    }

    /// <summary>Causes and risk factors.</summary>
    [Benchmark(Baseline = true)]
    public Posterior AboveLeaves() => _engine.QueryAboveLeaves(_evidence, _targets);

    /// <summary>And the open findings.</summary>
    [Benchmark]
    public Posterior Everything() => _engine.Query(_evidence, _targets);
}

/// <summary>Effects of a hundred open findings by number of positive findings.</summary>
[MemoryDiagnoser]
public class EffectBenchmarks
{
    private const int OpenNodes = 100;

    private InferenceEngine _engine = null!;
    private Evidence _evidence = null!;
    private int[] _open = [];
    private int[] _targets = [];

    /// <summary>Number of positive findings, the complaint among them.</summary>
    [Params(3, 6, 10)]
    public int Positives { get; set; }

    /// <summary>Draws the person.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var synthetic = new SyntheticNetwork(1, layers: 3);
        _engine = new InferenceEngine(synthetic.Network);
        _evidence = synthetic.Person(Positives);
        _open = synthetic.Open(_evidence, OpenNodes);
        _targets = [synthetic.Complaint];
    }

    /// <summary>All of them.</summary>
    [Benchmark]
    public IReadOnlyList<AnswerEffect> Effects() => _engine.EffectsOf(_evidence, _targets, _open);
}
