using System.Collections.Immutable;
using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>
/// Whether looking two questions ahead pays: every interview of tests/cases is led to where no single question is worth asking, and
/// from there on as long as a question is worth asking for the sake of the one that may follow it.
/// </summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class LookAheadTable(string root, TextWriter output)
{
    /// <summary>Keeps odds finite.</summary>
    private const double LargestChance = 0.999;

    private readonly PersonModels _models = new(KnowledgeBase.Load(Path.Combine(root, "knowledge")));

    /// <summary>Prints what the second step changed.</summary>
    public void Print()
    {
        var interviewer = new Interviewer(_models);
        var run = new OrderRun(_models);
        var (cases, paying, questions, urgencies, causes, rights) = (0, 0, 0, 0, 0, (Before: 0, After: 0));
        foreach (var file in CaseList.Read(root, _models.Knowledge))
        {
            var stopped = LedToTheEnd(interviewer, file.Subject, file.Subject with { Answers = PersonCase.NoAnswers });
            if (RedFlagRules.Firing(_models.Knowledge, stopped).Any(flag => flag.Urgency == Urgency.EmergencyNow))
            {
                continue;
            }

            cases++;
            var known = stopped;
            var more = 0;
            while (WorthForTheNext(known) is { } question)
            {
                more++;
                known = LedToTheEnd(interviewer, file.Subject, OrderRun.Answered(known, file.Subject, question));
            }

            var (before, after) = (run.ResultOf(stopped), run.ResultOf(known));
            paying += more > 0 ? 1 : 0;
            questions += OpenQuestions.Asked(_models.Knowledge, QuestionStage.Adaptive, known) - OpenQuestions.Asked(_models.Knowledge, QuestionStage.Adaptive, stopped);
            urgencies += before.Urgency != after.Urgency ? 1 : 0;
            causes += string.Equals(before.FirstCause, after.FirstCause, StringComparison.Ordinal) ? 0 : 1;
            var goal = run.ResultOf(file.Subject);
            rights = (rights.Before + (before == goal ? 1 : 0), rights.After + (after == goal ? 1 : 0));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cases} interviews led to the end; in {paying} a second step is worth asking: {questions} questions more in all, another urgency in {urgencies}, another first cause in {causes}."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Urgency and first cause as with all that the case states: {rights.Before} with one step, {rights.After} with two."));
    }

    private static PersonCase LedToTheEnd(Interviewer interviewer, PersonCase full, PersonCase known)
    {
        while (interviewer.Next(known) is { Stage: { } stage } step)
        {
            foreach (var valued in stage == QuestionStage.Adaptive ? step.Questions.Take(1) : step.Questions)
            {
                known = OrderRun.Answered(known, full, valued.Question);
            }
        }

        return known;
    }

    /// <summary>The question whose own value and that of the best one after it are above zero together; null if there is none.</summary>
    private Question? WorthForTheNext(PersonCase known)
    {
        if (OpenQuestions.Asked(_models.Knowledge, QuestionStage.Adaptive, known) >= _models.Knowledge.Urgency.MostQuestions)
        {
            return null;
        }

        var values = new QuestionValues(_models);
        return values.Of(known)
            .Select(valued => (valued.Question, Value: valued.Value + NextValue(values, known, valued.Question)))
            .Where(pair => pair.Value > 0)
            .OrderByDescending(pair => pair.Value)
            .Select(pair => pair.Question)
            .FirstOrDefault();
    }

    /// <summary>
    /// Expected value of the best question after this one, where it is worth asking. Of a question about several findings either none is
    /// present or just one, since several at once are rare.
    /// </summary>
    private double NextValue(QuestionValues values, PersonCase known, Question question)
    {
        var model = _models.For(known.Person);
        ImmutableArray<string> open = [.. OpenQuestions.OpenFindings(question, known)];
        var chances = model.Engine
            .EffectsOf(model.EvidenceFrom(known.AllAnswers), model.ComplaintNodes.AsSpan(), [.. open.Select(model.Network.IndexOf)])
            .Select(effect => effect.ProbabilityPresent)
            .ToList();
        var odds = chances.Select(chance => Math.Min(chance, LargestChance) / (1 - Math.Min(chance, LargestChance))).ToList();
        var all = known.With(open.Select(finding => KeyValuePair.Create(finding, Answer.No)));
        var total = 1 + odds.Sum();
        return (BestAfter(all) / total)
            + open.Select((finding, place) => odds[place] / total * BestAfter(all.With(finding, Answer.Yes))).Sum();

        double BestAfter(PersonCase answered) => values.Of(answered) is [var best, ..] ? Math.Max(0, best.Value) : 0;
    }
}
