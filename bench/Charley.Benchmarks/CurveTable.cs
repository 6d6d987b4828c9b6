using System.Diagnostics;
using System.Globalization;
using Charley.Inference;

namespace Charley.Benchmarks;

/// <summary>
/// Cost by number of present findings and by size of the network, on two layers: causes of which each explains some findings at random.
/// A person is drawn by listing the causes of the wanted number of findings; what does not fit into the product's memory gets more, and what does not fit there either is said.
/// </summary>
internal sealed class CurveTable(TextWriter output)
{
    private const int People = 5;
    private const int SizeOfQmrCauses = 600;
    private const int SizeOfQmrFindings = 4_000;
    private const int LinksOfQmr = 36;
    private const int LinksByCauses = 20;

    private static readonly (string Words, long Doubles)[] s_allowed = [("64 MB", InferenceEngine.UsualDoubles), ("4 GB", InferenceEngine.MostDoubles)];
    private static readonly int[] s_positives = [1, 2, 5, 8, 10, 12, 14, 16, 18, 20, 25, 30, 40];
    private static readonly int[] s_causes = [50, 100, 200, 400, 1_000];
    private static readonly int[] s_positivesByCauses = [5, 10, 15];

    /// <summary>Prints the tables.</summary>
    public void Print()
    {
        output.WriteLine("Size of QMR-DT: 600 causes, 4,000 findings, 36 causes each; milliseconds, median / worst of 5 people:");
        output.WriteLine();
        output.WriteLine("| present findings | first time | again | error bound | memory allowed |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var positives in s_positives)
        {
            Row($"{positives}", Network(SizeOfQmrCauses, SizeOfQmrFindings, LinksOfQmr), positives);
        }

        output.WriteLine();
        output.WriteLine("| causes | present findings | first time | again | error bound | memory allowed |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var causes in s_causes)
        {
            var network = Network(causes, causes * 2, LinksByCauses);
            foreach (var positives in s_positivesByCauses)
            {
                Row(string.Create(CultureInfo.InvariantCulture, $"{causes} | {positives}"), network, positives);
            }
        }
    }

    private static NoisyOrNetwork Network(int causes, int findings, int links)
    {
        var random = Seeded(causes);
        var nodes = new List<NoisyOrNode>();
        for (var i = 0; i < causes; i++)
        {
            nodes.Add(new NoisyOrNode($"cause{i}", Math.Pow(10, -1 - (3 * random.NextDouble())), []));
        }

        for (var i = 0; i < findings; i++)
        {
            var parents = Enumerable.Range(0, links).Select(_ => random.Next(causes)).Distinct();
            nodes.Add(new NoisyOrNode($"finding{i}", 0.01, [.. parents.Select(p => new NoisyOrLink(p, 0.05 + (0.85 * random.NextDouble())))]));
        }

        return NoisyOrNetwork.Create(nodes);
    }

    // With the memory that the product allows; with more where one of the people does not fit into that.
    private void Row(string head, NoisyOrNetwork network, int positives)
    {
        InferenceBudgetExceededException? refusal = null;
        foreach (var (allowed, doubles) in s_allowed)
        {
            try
            {
                output.WriteLine($"| {head} | {Cells(network, positives, doubles)} | {allowed} |");
                return;
            }
            catch (InferenceBudgetExceededException tooMuch)
            {
                refusal = tooMuch;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {head} | does not fit: {refusal!.NeededBits} bits at once | | | |"));
    }

    private static string Cells(NoisyOrNetwork network, int positives, long allowedDoubles)
    {
        var random = Seeded(positives);
        var causes = network.Nodes.Count(node => node.Parents.IsEmpty);
        var first = new List<double>();
        var again = new List<double>();
        var bound = 0.0;
        for (var person = 0; person < People; person++)
        {
            var engine = new InferenceEngine(network, allowedDoubles);
            var present = Enumerable.Range(causes, network.Nodes.Length - causes).OrderBy(_ => random.Next()).Take(positives);
            var evidence = Evidence.None(network).With(present.Select(node => KeyValuePair.Create(node, NodeState.Present)));
            first.Add(Time(() => engine.QueryAboveLeaves(evidence, [])));
            again.Add(Time(() => bound = Math.Max(bound, engine.QueryAboveLeaves(evidence, []).RelativeErrorBound)));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Show(first)} | {Show(again)} | {bound:E0}");
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Show(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:F1} / {times[^1]:F1}");
    }

#pragma warning disable S2245 // Benchmarks must repeat; nothing here is secret.
    private static Random Seeded(int seed) => new(seed);
#pragma warning restore S2245
}
