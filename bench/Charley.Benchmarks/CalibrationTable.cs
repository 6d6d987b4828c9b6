using System.Diagnostics;
using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Assessment.Simulation;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>
/// Compares stated chances with what is true in people drawn from the model: first with the numbers as they stand, then with people
/// drawn with every number drawn from its interval, while the chances stated stay those of the numbers as they stand.
/// </summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="output">Where the tables go.</param>
internal sealed class CalibrationTable(string root, TextWriter output)
{
    private const int Seed = 20261122;

    /// <summary>Adaptive questions answered by each person, any that fit: about as many as an interview has.</summary>
    private const int Questions = 10;

    /// <summary>After this many people numbers are drawn anew.</summary>
    private const int PeoplePerDraw = 500;

    /// <summary>Runs both, each half of the time.</summary>
    /// <param name="time">How long altogether.</param>
    public void Run(TimeSpan time)
    {
        var knowledge = KnowledgeBase.Load(Path.Combine(root, "knowledge"));
        var (checks, _) = ForwardChecksReader.Read(Path.Combine(root, "knowledge"), knowledge);
        var groups = checks!.Population.Groups;
        var models = new PersonModels(knowledge);
#pragma warning disable S2245 // Nothing secret is drawn; a run must repeat.
        var random = new Random(Seed);
#pragma warning restore S2245
        Part("Numbers as they stand", models, groups, random, time / 2, _ => models);
        var drawn = models;
        var numbers = new DrawnNumbers(knowledge);
        Part("People drawn with numbers drawn from their intervals", models, groups, random, time / 2, people =>
        {
            drawn = people % PeoplePerDraw == 0 ? new PersonModels(knowledge, numbers.Draw(random)) : drawn;
            return drawn;
        });
    }

    private void Part(string title, PersonModels stating, IReadOnlyList<PopulationGroup> groups, Random random, TimeSpan time, Func<int, PersonModels> truthOf)
    {
        var all = new Reliability();
        var shown = new Reliability();
        var first = new Reliability();
        var people = 0;
        var tooMuch = 0;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var context = groups[Pick(groups, random)].Person;
            var truth = truthOf(people).For(context);
            var person = DrawnPerson.Draw(new ForwardSampler(truth, []), truth, random);
            var subject = Answered(stating.Knowledge, context, person, random);
            var model = stating.For(context);
            tooMuch += model.LeftOut(subject.AllAnswers).IsEmpty ? 0 : 1;
            var posterior = model.Engine.QueryAboveLeaves(model.EvidenceFrom(subject.AllAnswers), model.ComplaintNodes.AsSpan());
            var chances = CauseChances.From(model, posterior.Beliefs);
            var leading = chances.MaxBy(chance => chance.Acting)!;
            foreach (var chance in chances)
            {
                var isTrue = person.DrawActing(truth.Network.IndexOf(chance.Cause.Id), random);
                all.Add(chance.Acting, isTrue);
                if (chance.Acting >= stating.Knowledge.Urgency.NamedFrom)
                {
                    shown.Add(chance.Acting, isTrue);
                }

                if (ReferenceEquals(chance, leading))
                {
                    first.Add(chance.Acting, isTrue);
                }
            }

            people++;
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {people} people ({tooMuch} with more signs than could be weighed)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"expected calibration error: all causes {all.Error:F5}, causes shown {shown.Error:F5}, first cause {first.Error:F5}"));
        output.WriteLine();
        output.WriteLine("| chance stated, causes shown | how many | mean stated | true |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var row in shown.Rows())
        {
            output.WriteLine(row);
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
