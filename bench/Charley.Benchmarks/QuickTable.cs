using System.Diagnostics;
using System.Globalization;
using Charley.Inference;
using Charley.Inference.Tests.Reference;

namespace Charley.Benchmarks;

/// <summary>A minute's worth of measuring, printed as markdown: medians and worst cases, with peers in the same run.</summary>
internal sealed class QuickTable(TextWriter output)
{
    private const int People = 7;
    private const int OpenNodes = 100;

    // Beyond these a row takes too long for a quick look.
    private const int MostSubsetsForPeers = 12;
    private const int MostForElimination = 6;

    private static readonly int[] s_queryPositives = [1, 3, 5, 8, 10, 12, 15];
    private static readonly int[] s_effectPositives = [1, 3, 6, 8];

    /// <summary>Prints all tables.</summary>
    public void Print()
    {
        output.WriteLine("Three layers (70 risk factors, 65 causes, 150 findings), milliseconds, median / worst:");
        output.WriteLine();
        output.WriteLine("| positives | causes and risk factors | and open findings | largest error bound |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var positives in s_queryPositives)
        {
            Query(positives);
        }

        output.WriteLine();
        output.WriteLine("| positives | effects of 100 open findings |");
        output.WriteLine("| --- | --- |");
        foreach (var positives in s_effectPositives)
        {
            Effects(positives);
        }

        output.WriteLine();
        output.WriteLine("Two layers (65 causes), probability of the evidence: milliseconds and relative error against exact arithmetic:");
        output.WriteLine();
        output.WriteLine("| positives | this engine (all posteriors) | Quickscore in doubles | variable elimination in doubles |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var positives in s_queryPositives.Where(p => p <= MostSubsetsForPeers))
        {
            Peers(positives);
        }
    }

    private void Query(int positives)
    {
        var synthetic = new SyntheticNetwork(positives, layers: 3);
        var engine = new InferenceEngine(synthetic.Network);
        var people = Enumerable.Range(0, People).Select(_ => synthetic.Person(positives)).ToList();
        var bound = people.Max(p => engine.QueryAboveLeaves(p, [synthetic.Complaint]).RelativeErrorBound);
        var above = Time(people, p => engine.QueryAboveLeaves(p, [synthetic.Complaint]));
        var all = Time(people, p => engine.Query(p, [synthetic.Complaint]));
        Row($"| {positives} | {above} | {all} | {bound:E0} |");
    }

    private void Effects(int positives)
    {
        var synthetic = new SyntheticNetwork(positives, layers: 3);
        var engine = new InferenceEngine(synthetic.Network);
        var people = Enumerable.Range(0, People).Select(_ => synthetic.Person(positives)).ToList();
        var time = Time(people, p => engine.EffectsOf(p, [synthetic.Complaint], synthetic.Open(p, OpenNodes)));
        Row($"| {positives} | {time} |");
    }

    private void Peers(int positives)
    {
        var synthetic = new SyntheticNetwork(positives, layers: 2);
        var engine = new InferenceEngine(synthetic.Network);
        List<Evidence> people = [synthetic.Person(positives)];
        var exact = new Quickscore<DoubleDouble>(NumberKinds.Doubled).Probability(synthetic.Network, people[0]).High;
        var ours = Time(people, p => engine.QueryAboveLeaves(p, []));
        var ourError = Error(Math.Exp(engine.QueryAboveLeaves(people[0], []).LogEvidenceProbability), exact);
        var quickscore = new Quickscore<double>(NumberKinds.Rounded);
        var theirs = Time(people, p => quickscore.Probability(synthetic.Network, p));
        var theirError = Error(quickscore.Probability(synthetic.Network, people[0]), exact);
        var elimination = "too slow";
        if (positives <= MostForElimination)
        {
            var plain = new VariableElimination<double>(NumberKinds.Rounded);
            elimination = $"{Time(people, p => plain.Probability(synthetic.Network, p))}, {Error(plain.Probability(synthetic.Network, people[0]), exact)}";
        }

        Row($"| {positives} | {ours}, {ourError} | {theirs}, {theirError} | {elimination} |");
    }

    private static string Error(double actual, double exact) =>
        (Math.Abs(actual - exact) / exact).ToString("E0", CultureInfo.InvariantCulture);

    private static string Time<T>(List<Evidence> people, Func<Evidence, T> action)
    {
        // Twice first, so that compiling is not measured.
        people.ForEach(p => action(p));
        people.ForEach(p => action(p));
        var times = new List<double>();
        foreach (var person in people)
        {
            var start = Stopwatch.GetTimestamp();
            action(person);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:F2} / {times[^1]:F2}");
    }

    private void Row(FormattableString row) => output.WriteLine(row.ToString(CultureInfo.InvariantCulture));
}
