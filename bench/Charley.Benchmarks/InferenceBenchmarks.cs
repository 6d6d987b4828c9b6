using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Inference;

namespace Charley.Benchmarks;

/// <summary>Chances given all that a golden case states, on the real network.</summary>
[MemoryDiagnoser]
public class PosteriorBenchmarks
{
    private PersonModel _model = null!;
    private Evidence _evidence = null!;
    private double[] _marginals = [];
    private double[] _contributions = [];

    /// <summary>A usual case, and the one whose answers are most entangled.</summary>
    [Params(RealCases.Usual, RealCases.Entangled)]
    public string Case { get; set; } = "";

    /// <summary>Reads the case.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var models = RealCases.Load();
        var subject = RealCases.Read(models, Case);
        _model = models.For(subject.Person);
        _evidence = _model.EvidenceFrom(subject.AllAnswers);
        _marginals = new double[_model.Network.Nodes.Length];
        _contributions = new double[_model.Network.Nodes.Length];
    }

    /// <summary>All causes and risk factors.</summary>
    [Benchmark(Baseline = true)]
    public EvidenceWeight Causes() => _model.Engine.QueryAboveLeaves(_evidence, _model.ComplaintNodes.AsSpan(), _marginals, _contributions);

    /// <summary>And all open findings.</summary>
    [Benchmark]
    public Posterior CausesAndFindings() => _model.Engine.Query(_evidence, _model.ComplaintNodes.AsSpan());
}

/// <summary>One step of an interview: what every open question is worth after the first two pages of a golden case.</summary>
[MemoryDiagnoser]
public class QuestionValueBenchmarks
{
    private QuestionValues _values = null!;
    private PersonCase _known = null!;

    /// <summary>A usual case, and the one whose answers are most entangled.</summary>
    [Params(RealCases.Usual, RealCases.Entangled)]
    public string Case { get; set; } = "";

    /// <summary>Answers the first two pages.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var models = RealCases.Load();
        _values = new QuestionValues(models);
        _known = new OrderRun(models).FirstPages(RealCases.Read(models, Case));
    }

    /// <summary>The questions with their values.</summary>
    [Benchmark]
    public int Values() => _values.Of(_known).Length;
}

/// <summary>From a process just started, with nothing compiled, to the first result: once in each of several processes.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 5, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class ColdStartBenchmarks
{
    /// <summary>Loads and checks the knowledge.</summary>
    [Benchmark]
    public object Knowledge() => RealCases.Load();

    /// <summary>Loads the knowledge and answers the usual case.</summary>
    [Benchmark]
    public object FirstResult()
    {
        var models = RealCases.Load();
        return new Assessor(models).Conclude(RealCases.Read(models, RealCases.Usual));
    }
}

/// <summary>The results of all golden cases one after the other, and on all cores.</summary>
public class BatchBenchmarks
{
    private Assessor _assessor = null!;
    private PersonCase[] _subjects = [];

    /// <summary>Reads the cases.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var models = RealCases.Load();
        _assessor = new Assessor(models);
        _subjects = [.. CaseList.Read(RealCases.Root, models.Knowledge).Select(file => file.Subject)];
    }

    /// <summary>On one core.</summary>
    [Benchmark(Baseline = true)]
    public void OneCore()
    {
        foreach (var subject in _subjects)
        {
            _assessor.Conclude(subject);
        }
    }

    /// <summary>On all cores.</summary>
    [Benchmark]
    public void AllCores() => Parallel.ForEach(_subjects, subject => _assessor.Conclude(subject));
}
