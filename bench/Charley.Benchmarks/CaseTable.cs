using System.Diagnostics;
using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>
/// Times every golden case on the real network, built as the assessment builds it, and prints a markdown table. Each case counts with
/// the median of its runs: the fastest would flatter.
/// </summary>
/// <param name="root">Folder of the repository: knowledge/ and tests/cases/ are read from it.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class CaseTable(string root, TextWriter output)
{
    private const int Runs = 5;

    // To reach: no step takes longer, in milliseconds.
    private const double WorstStep = 20;

    // About as many findings as the questions hold that an interview step values exactly.
    private const int OpenFindings = 40;

    private sealed record Subject(string Name, PersonCase Case, PersonModel Model, Evidence Evidence, int[] Open);

    /// <summary>Prints the table.</summary>
    public void Print()
    {
        var knowledge = KnowledgeBase.Load(Path.Combine(root, "knowledge"));
        var models = new PersonModels(knowledge);
        List<Subject> subjects = [.. Read(knowledge, models)];
        output.WriteLine($"{subjects.Count} cases of tests/cases; milliseconds, each case the median of {Runs} runs:");
        output.WriteLine();
        output.WriteLine("| what | median | 9 in 10 | worst | worst case | largest error bound | median kB allocated, most |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        var (marginals, contributions) = (new double[subjects.Max(NodesOf)], new double[subjects.Max(NodesOf)]);
        Row("chances of causes and risk factors", subjects, s => s.Model.Engine.QueryAboveLeaves(s.Evidence, s.Model.ComplaintNodes.AsSpan(), marginals, contributions).RelativeErrorBound);
        Row("the same with memory for the answer", subjects, s => s.Model.Engine.QueryAboveLeaves(s.Evidence, Targets(s)).RelativeErrorBound);
        Row("and of open findings", subjects, s => s.Model.Engine.Query(s.Evidence, Targets(s)).RelativeErrorBound);
        Row("effects of 40 open findings", subjects, s => Effects(s, s.Open[..Math.Min(OpenFindings, s.Open.Length)]));
        Steps(subjects, models, new Interviewer(models));
    }

    // Every adaptive step on the way through each interview, timed once: a person never asks for the same step twice. One interview is
    // led before that, because the runtime compiles the program on its way; what that costs stands in docs/performance.md.
    private void Steps(List<Subject> subjects, PersonModels models, Interviewer interviewer)
    {
        _ = subjects.First(subject => Lead(subject, models, interviewer).Count > 0);
        var times = subjects.SelectMany(subject => Lead(subject, models, interviewer).Select(milliseconds => (Milliseconds: milliseconds, subject.Name))).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| interview step, {times.Count} steps, {times.Count(time => time.Milliseconds > WorstStep)} of them above {WorstStep} ms | {times[times.Count / 2].Milliseconds:F2} | {times[times.Count * 9 / 10].Milliseconds:F2} | {times[^1].Milliseconds:F2} | {times[^1].Name} | | |"));
    }

    private static List<double> Lead(Subject subject, PersonModels models, Interviewer interviewer)
    {
        var times = new List<double>();
        var known = subject.Case with { Answers = PersonCase.NoAnswers };

        // The first question of an interview is asked with the model of the person at hand.
        models.For(known.Person);
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            var step = interviewer.Next(known);
            var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (step.Stage is null)
            {
                return times;
            }

            if (step.Stage == QuestionStage.Adaptive)
            {
                times.Add(milliseconds);
            }

            var asked = step.Stage == QuestionStage.Adaptive ? step.Questions.Take(1) : step.Questions;
            known = known.With(asked.SelectMany(valued => valued.Question.Findings).Select(finding =>
                KeyValuePair.Create(finding, subject.Case.Answers.GetValueOrDefault(finding, Answer.Unknown))));
        }
    }

    private static int NodesOf(Subject subject) => subject.Model.Network.Nodes.Length;

    private static int[] Targets(Subject subject) => [.. subject.Model.ComplaintNodes];

    private static double Effects(Subject subject, int[] open)
    {
        subject.Model.Engine.EffectsOf(subject.Evidence, Targets(subject), open);
        return 0;
    }

    private IEnumerable<Subject> Read(KnowledgeBase knowledge, PersonModels models)
    {
        foreach (var file in CaseList.Read(root, knowledge))
        {
            var model = models.For(file.Subject.Person);
            var open = OpenQuestions.Of(knowledge, QuestionStage.Adaptive, file.Subject)
                .SelectMany(question => question.Findings)
                .Select(model.Network.IndexOf)
                .Distinct();
            var evidence = model.EvidenceFrom(file.Subject.AllAnswers);
            yield return new Subject(file.Name, file.Subject, model, evidence, [.. open.Where(node => evidence[node] == NodeState.Unknown)]);
        }
    }

    private void Row(string what, List<Subject> subjects, Func<Subject, double> action)
    {
        var times = new List<(double Milliseconds, string Name)>();
        var kilobytes = new List<double>();
        var bound = 0.0;
        foreach (var subject in subjects)
        {
            bound = Math.Max(bound, action(subject));
            action(subject);
        }

        foreach (var subject in subjects)
        {
            var runs = new double[Runs];
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var run = 0; run < Runs; run++)
            {
                var start = Stopwatch.GetTimestamp();
                action(subject);
                runs[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            kilobytes.Add((GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / Runs);
            Array.Sort(runs);
            times.Add((runs[Runs / 2], subject.Name));
        }

        times.Sort();
        kilobytes.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {times[times.Count / 2].Milliseconds:F2} | {times[times.Count * 9 / 10].Milliseconds:F2} | {times[^1].Milliseconds:F2} | {times[^1].Name} | {bound:E0} | {kilobytes[kilobytes.Count / 2]:F1}, {kilobytes[^1]:F1} |"));
    }
}
