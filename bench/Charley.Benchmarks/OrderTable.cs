using System.Diagnostics;
using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Simulation;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>
/// Compares the order of the product's questions with entropy and chance, on tests/cases and on people drawn from the model, as tables
/// and as a drawing in docs/.
/// </summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="output">Where the tables go.</param>
/// <param name="progress">Where it says how far it is.</param>
internal sealed class OrderTable(string root, TextWriter output, TextWriter progress)
{
    private const int Seed = 20261122;
    private const int ProgressStep = 20;

    private static readonly int[] s_after = [0, 5, 10, 15, 20];

    private int _endedAtOnce;

    /// <summary>Runs all cases, then people until the time is up.</summary>
    /// <param name="time">How long to draw people.</param>
    public void Run(TimeSpan time)
    {
        var models = new PersonModels(KnowledgeBase.Load(Path.Combine(root, "knowledge")));
#pragma warning disable S2245 // Nothing secret is drawn; a run must repeat.
        var chance = new Random(Seed);
        IQuestionOrder[] orders = [new ValueOrder(models), new EntropyOrder(models), new RandomOrder(models, new Random(Seed))];
#pragma warning restore S2245
        var run = new OrderRun(models);
        var cases = orders.ToDictionary(order => order, _ => new List<OrderedInterview>());
        foreach (var file in CaseList.Read(root, models.Knowledge))
        {
            Ask(run, file.Subject, cases);
        }

        Print(string.Create(CultureInfo.InvariantCulture, $"{cases[orders[0]].Count} cases of tests/cases, and {_endedAtOnce} that end after the warning signs"), cases);
        _endedAtOnce = 0;
        var people = orders.ToDictionary(order => order, _ => new List<OrderedInterview>());
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            Ask(run, Person(models, chance), people);
        }

        Print(string.Create(CultureInfo.InvariantCulture, $"{people[orders[0]].Count} people drawn from the model, and {_endedAtOnce} of whom the interview ends after the warning signs"), people);
        var path = Path.Combine(root, "docs", "question-order.svg");
        File.WriteAllText(path, OrderPlot.Draw([("tests/cases", Curves(cases)), ("people drawn from the model", Curves(people))]));
        output.WriteLine($"drawn in {path}");
    }

    private void Ask(OrderRun run, PersonCase full, Dictionary<IQuestionOrder, List<OrderedInterview>> interviews)
    {
        if (run.EndsAtOnce(full))
        {
            _endedAtOnce++;
            return;
        }

        var goal = run.Goal(full);
        foreach (var (order, list) in interviews)
        {
            list.Add(run.Run(full, goal, order));
        }

        var done = interviews.Values.First().Count;
        if (done % ProgressStep == 0)
        {
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} done"));
        }
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

    private void Print(string title, Dictionary<IQuestionOrder, List<OrderedInterview>> interviews)
    {
        output.WriteLine();
        output.WriteLine(title + ":");
        output.WriteLine();
        output.WriteLine("| order | median questions to the final result | settled within 20 | emergencies: median to the final result / to the urgency | " + string.Join(" | ", s_after.Select(after => $"right after {after}")) + " |");
        output.WriteLine("| --- | --- | --- | --- |" + string.Concat(Enumerable.Repeat(" --- |", s_after.Length)));
        foreach (var (order, list) in interviews)
        {
            var emergencies = list.Where(interview => interview.IsEmergency).ToList();
            output.WriteLine(
                $"| {order.Name} | {Median(list, interview => interview.Settled)} | {Percent(list, interview => interview.Settled is not null)} "
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

    private static (string Name, double[] Shares)[] Curves(Dictionary<IQuestionOrder, List<OrderedInterview>> interviews) =>
    [
        .. interviews.Select(pair => (pair.Key.Name, Enumerable.Range(0, OrderRun.MostQuestions + 1)
            .Select(asked => (double)pair.Value.Count(interview => interview.Agrees[asked]) / pair.Value.Count)
            .ToArray())),
    ];
}
