using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Simulation;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>
/// Compares the order of the product's questions with entropy and chance, on tests/cases and on people drawn from the model, as tables
/// and as a drawing.
/// </summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="output">Where the tables go.</param>
/// <param name="progress">Where it says how far it is.</param>
internal sealed class OrderTable(string root, TextWriter output, TextWriter progress)
{
    private const int Seed = 20261122;

    /// <summary>More than the blocks of a run, so that its chance and that of other seeds share nothing; a prime.</summary>
    private const int SeedStride = 1_000_003;

    /// <summary>People who are drawn one after the other.</summary>
    private const int PeoplePerBlock = 20;

    private static readonly int[] s_after = [0, 5, 10, 15, 20];

    private readonly Lock _gate = new();

    /// <summary>Runs all cases, then people on all cores until there are enough or the run is cancelled: what is done by then is printed.</summary>
    /// <param name="people">How many people are led through; rounded up to whole blocks. Those whose interview ends at once count too.</param>
    /// <param name="drawing">Where the drawing goes; null for none.</param>
    /// <param name="cancellation">Stops the run.</param>
    public void Run(int people, string? drawing, CancellationToken cancellation)
    {
        var models = new PersonModels(KnowledgeBase.Load(Path.Combine(root, "knowledge")));
        var run = new OrderRun(models);
        var cases = new OrderCount();
        var orders = Orders(models, Chance(block: 0));
        foreach (var file in CaseList.Read(root, models.Knowledge))
        {
            cases.Add(run, file.Subject, orders);
        }

        Print($"{cases.People} cases of tests/cases, and {cases.EndedAtOnce} that end after the warning signs", cases);
        var drawn = new OrderCount();
        try
        {
            Parallel.For(1, 1 + ((people + PeoplePerBlock - 1) / PeoplePerBlock), new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, block =>
            {
                var counted = Block(models, run, Chance(block));
                lock (_gate)
                {
                    drawn.Add(counted);
                    progress.WriteLine($"{drawn.People + drawn.EndedAtOnce} people");
                }
            });
        }
        catch (OperationCanceledException)
        {
            progress.WriteLine("stopped; so far:");
        }

        Print($"{drawn.People} people drawn from the model, and {drawn.EndedAtOnce} of whom the interview ends after the warning signs", drawn);
        if (drawing is not null)
        {
            File.WriteAllText(drawing, OrderPlot.Draw([("tests/cases", Curves(cases)), ("people drawn from the model", Curves(drawn))]));
        }
    }

#pragma warning disable S2245 // Nothing secret is drawn; a run must repeat.
    private static Random Chance(int block) => new(unchecked((Seed * SeedStride) + block));
#pragma warning restore S2245

    private static IQuestionOrder[] Orders(PersonModels models, Random random) => [new ValueOrder(models), new EntropyOrder(models), new RandomOrder(models, random)];

    private static OrderCount Block(PersonModels models, OrderRun run, Random random)
    {
        var count = new OrderCount();
        var orders = Orders(models, random);
        for (var number = 0; number < PeoplePerBlock; number++)
        {
            count.Add(run, Person(models, random), orders);
        }

        return count;
    }

    /// <summary>A person who comes with a cramp or twitch and could answer everything.</summary>
    private static PersonCase Person(PersonModels models, Random random)
    {
        const int youngest = 18;
        const int oldest = 90;
        const int step = 6;
        var context = new PersonContext(youngest + (step * random.Next(((oldest - youngest) / step) + 1)), random.Next(2) == 0 ? Sex.Female : Sex.Male, Pregnant: false);
        var model = models.For(context);
        var drawn = DrawnPerson.Draw(new ForwardSampler(model, []), model, random);
        return new PersonCase(context, [.. drawn.Complaints], PersonCase.NoAnswers).With(models.Knowledge.Findings.Keys
            .Where(finding => !ComplaintFindings.All.Contains(finding, StringComparer.Ordinal))
            .Select(finding => KeyValuePair.Create(finding, drawn.AnswerTo(finding))));
    }

    private void Print(string title, OrderCount count)
    {
        output.WriteLine();
        output.WriteLine(title + ":");
        output.WriteLine();
        output.WriteLine("| order | median questions to the final result | settled within 20 | emergencies: median to the final result / to the urgency | " + string.Join(" | ", s_after.Select(after => $"right after {after}")) + " |");
        output.WriteLine("| --- | --- | --- | --- |" + string.Concat(Enumerable.Repeat(" --- |", s_after.Length)));
        foreach (var (order, list) in count.Interviews)
        {
            var emergencies = list.Where(interview => interview.IsEmergency).ToList();
            output.WriteLine(
                $"| {order} | {Median(list, interview => interview.Settled)} | {Percent(list, interview => interview.Settled is not null)} "
                + $"| {Median(emergencies, interview => interview.Settled)} / {Median(emergencies, interview => interview.UrgencySettled)} (of {emergencies.Count}) | "
                + string.Join(" | ", s_after.Select(after => Percent(list, interview => interview.Agrees[after]))) + " |");
        }
    }

    private static string Median(List<OrderedInterview> interviews, Func<OrderedInterview, int?> questions)
    {
        var sorted = interviews.Select(interview => questions(interview) ?? int.MaxValue).Order().ToList();
        return sorted.Count == 0
            ? "-"
            : sorted[sorted.Count / 2] is var middle && middle == int.MaxValue
                ? "over 20"
                : middle.ToString(CultureInfo.InvariantCulture);
    }

    private static string Percent(List<OrderedInterview> interviews, Func<OrderedInterview, bool> counts) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * interviews.Count(counts) / interviews.Count:0.0} %");

    private static (string Name, double[] Shares)[] Curves(OrderCount count) =>
    [
        .. count.Interviews.Select(pair => (pair.Key, Enumerable.Range(0, OrderRun.MostQuestions + 1)
            .Select(asked => (double)pair.Value.Count(interview => interview.Agrees[asked]) / pair.Value.Count)
            .ToArray())),
    ];
}
