using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Assessment.Simulation;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>
/// Compares stated chances with what is true in people drawn from the model, on all cores: with the numbers as they stand, or with
/// people drawn with every number drawn from its interval, while the chances stated stay those of the numbers as they stand.
/// </summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="output">Where the table goes.</param>
/// <param name="progress">Where it says how far it is.</param>
internal sealed class CalibrationTable(string root, TextWriter output, TextWriter progress)
{
    private const int Seed = 20261122;

    /// <summary>More than the blocks of a run, so that its chance and that of other seeds share nothing; a prime.</summary>
    private const int SeedStride = 1_000_003;

    /// <summary>Adaptive questions answered by each person, any that fit: about as many as an interview has.</summary>
    private const int Questions = 10;

    /// <summary>People who are drawn one after the other; where numbers are drawn from their intervals, for so many people.</summary>
    private const int PeoplePerBlock = 500;

    private const int BlocksPerLine = 20;

    private readonly Lock _gate = new();

    /// <summary>Draws people until there are enough or the run is cancelled; the same seed draws the same people on any number of cores.</summary>
    /// <param name="people">How many; rounded up to whole blocks.</param>
    /// <param name="drawsNumbers">Whether the numbers of the people are drawn from their intervals.</param>
    /// <param name="cancellation">Stops the run; what has been counted is printed.</param>
    public void Run(int people, bool drawsNumbers, CancellationToken cancellation)
    {
        var knowledge = KnowledgeBase.Load(Path.Combine(root, "knowledge"));
        var (checks, _) = ForwardChecksReader.Read(Path.Combine(root, "knowledge"), knowledge);
        var groups = checks!.Population.Groups;
        var stating = new PersonModels(knowledge);
        var numbers = new DrawnNumbers(knowledge);
        var count = new CalibrationCount();
        var blocks = (people + PeoplePerBlock - 1) / PeoplePerBlock;
        var done = 0;
        try
        {
            Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, block =>
            {
#pragma warning disable S2245 // Nothing secret is drawn; a run must repeat.
                var random = new Random(unchecked((Seed * SeedStride) + block));
#pragma warning restore S2245
                var truth = drawsNumbers ? new PersonModels(knowledge, numbers.Draw(random)) : stating;
                var counted = Block(stating, truth, groups, random);
                lock (_gate)
                {
                    count.Add(counted);
                    if (++done % BlocksPerLine == 0)
                    {
                        progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count.People} people, error of the first cause {count.First.Error:F5}"));
                    }
                }
            });
        }
        catch (OperationCanceledException)
        {
            progress.WriteLine("stopped; so far:");
        }

        Print(drawsNumbers ? "People drawn with numbers drawn from their intervals" : "Numbers as they stand", count);
    }

    private static CalibrationCount Block(PersonModels stating, PersonModels drawn, IReadOnlyList<PopulationGroup> groups, Random random)
    {
        var count = new CalibrationCount();
        for (var number = 0; number < PeoplePerBlock; number++)
        {
            var context = groups[Pick(groups, random)].Person;
            var truth = drawn.For(context);
            var person = DrawnPerson.Draw(new ForwardSampler(truth, []), truth, random);
            var subject = Answered(stating.Knowledge, context, person, random);
            var model = stating.For(context);
            count.AddPerson(!model.LeftOut(subject.AllAnswers).IsEmpty);
            var posterior = model.Engine.QueryAboveLeaves(model.EvidenceFrom(subject.AllAnswers), model.ComplaintNodes.AsSpan());
            var chances = CauseChances.From(model, posterior.Beliefs);
            var leading = chances.MaxBy(chance => chance.Acting)!;
            foreach (var chance in chances)
            {
                var isTrue = person.DrawActing(truth.Network.IndexOf(chance.Cause.Id), random);
                count.AddChance(chance.Acting, isTrue, isShown: chance.Acting >= stating.Knowledge.Urgency.NamedFrom, isFirst: ReferenceEquals(chance, leading));
            }
        }

        return count;
    }

    private void Print(string title, CalibrationCount count)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {count.People} people ({count.TooMuch} with more signs than could be weighed)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"expected calibration error: all causes {count.All.Error:F5}, causes shown {count.Shown.Error:F5}, first cause {count.First.Error:F5}"));
        foreach (var (name, reliability) in new[] { ("causes shown", count.Shown), ("first cause", count.First) })
        {
            output.WriteLine();
            output.WriteLine($"| chance stated, {name} | how many | mean stated | true |");
            output.WriteLine("| --- | --- | --- | --- |");
            foreach (var row in reliability.Rows())
            {
                output.WriteLine(row);
            }
        }
    }

    /// <summary>The first two pages and some other questions that fit, all answered truthfully.</summary>
    private static PersonCase Answered(KnowledgeBase knowledge, PersonContext context, DrawnPerson person, Random random)
    {
        var subject = new PersonCase(context, [.. person.Complaints], PersonCase.NoAnswers);
        foreach (var stage in new[] { QuestionStage.Start, QuestionStage.RedFlags })
        {
            subject = With(subject, person, OpenQuestions.Of(knowledge, stage, subject).ToList());
        }

        for (var asked = 0; asked < Questions && OpenQuestions.Of(knowledge, QuestionStage.Adaptive, subject).ToList() is { Count: > 0 } open; asked++)
        {
            subject = With(subject, person, [open[random.Next(open.Count)]]);
        }

        return subject;
    }

    private static PersonCase With(PersonCase subject, DrawnPerson person, List<Question> questions) =>
        subject.With(questions.SelectMany(question => OpenQuestions.OpenFindings(question, subject)).Select(finding =>
            KeyValuePair.Create(finding, person.AnswerTo(finding))));

    private static int Pick(IReadOnlyList<PopulationGroup> groups, Random random)
    {
        var left = random.NextDouble() * groups.Sum(group => group.Share);
        for (var index = 0; index < groups.Count; index++)
        {
            left -= groups[index].Share;
            if (left < 0)
            {
                return index;
            }
        }

        return groups.Count - 1;
    }
}
