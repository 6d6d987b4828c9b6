using System.Collections.Immutable;
using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;
using Charley.Knowledge.Loading;

namespace Charley.Assessment.Evaluation;

/// <summary>Answers many cases and compares with what they expect.</summary>
/// <param name="models">The models by person.</param>
public sealed class Evaluator(PersonModels models)
{
    private const double NineInTen = 0.9;

    private readonly Assessor _assessor = new(models);
    private readonly Triager _triager = new(models);
    private readonly Replay _replay = new(models);

    /// <summary>Evaluates the cases on all cores.</summary>
    /// <param name="files">The cases.</param>
    /// <param name="progress">Told the number of cases done.</param>
    /// <param name="cancellation">Stops the run.</param>
    public EvaluationReport Evaluate(IReadOnlyList<CaseFile> files, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var interview = new Outcome[files.Count];
        var allFacts = new Outcome[files.Count];
        var done = 0;
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var replayed = _replay.Run(files[index].Subject, cancellation);
            interview[index] = Answer(files[index], replayed.Subject, replayed.QuestionsAsked, cancellation);
            allFacts[index] = Answer(files[index], files[index].Subject, null, cancellation);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return new EvaluationReport(Score(interview), Score(allFacts));
    }

    private Outcome Answer(CaseFile file, PersonCase known, int? asked, CancellationToken cancellation) => new(
        file,
        _triager.Decide(known, cancellation).Urgency,
        _assessor.Chances(known, cancellation),
        asked);

    private static EvaluationScores Score(IReadOnlyList<Outcome> outcomes)
    {
        var withCauses = outcomes.Where(outcome => !outcome.File.Expect.Causes.IsEmpty).ToList();
        var under = outcomes.Where(outcome => outcome.IsUnder).ToList();
        return new EvaluationScores(
            outcomes.Count,
            Share(withCauses, outcome => outcome.Rank <= 1),
            Share(withCauses, outcome => outcome.Rank <= 3),
            Share(withCauses, outcome => outcome.Rank <= 5),
            new UrgencyScores(
                outcomes.Count - under.Count,
                outcomes.Count(outcome => outcome.Urgency == outcome.File.Expect.Urgency),
                outcomes.Count(outcome => outcome.Urgency > outcome.File.Expect.Urgency),
                [.. under.Select(outcome => outcome.File.Name)]),
            Questions(outcomes),
            withCauses.Count == 0 ? 0 : withCauses.Average(Brier),
            [.. outcomes.SelectMany(Failures)]);
    }

    private static QuestionCounts? Questions(IReadOnlyList<Outcome> outcomes)
    {
        var counts = outcomes.Select(outcome => outcome.Asked).OfType<int>().Order().ToList();
        if (counts.Count == 0)
        {
            return null;
        }

        var emergencies = outcomes
            .Where(outcome => outcome.File.Expect.Urgency == Urgency.EmergencyNow)
            .Select(outcome => outcome.Asked ?? 0)
            .Order()
            .ToList();
        return new QuestionCounts(Quantile(counts, 0.5), Quantile(counts, NineInTen), emergencies.Count == 0 ? null : Quantile(emergencies, 0.5));
    }

    private static double Quantile(List<int> sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    private static double Share(List<Outcome> outcomes, Func<Outcome, bool> isRight) =>
        outcomes.Count == 0 ? 0 : (double)outcomes.Count(isRight) / outcomes.Count;

    /// <summary>Brier score of one case: the first expected cause should have chance 1, causes not expected chance 0.</summary>
    private static double Brier(Outcome outcome)
    {
        var expected = outcome.File.Expect.Causes;
        return outcome.Chances
            .Where(chance => chance.Cause.Id == expected[0] || !expected.Contains(chance.Cause.Id, StringComparer.Ordinal))
            .Sum(chance => Math.Pow(chance.Acting - (chance.Cause.Id == expected[0] ? 1 : 0), 2));
    }

    private static IEnumerable<EvaluationFailure> Failures(Outcome outcome)
    {
        var expect = outcome.File.Expect;
        if (outcome.IsUnder)
        {
            yield return new EvaluationFailure(
                outcome.File.Name,
                "at least " + Vocabulary.Word(expect.UrgencyMin ?? expect.Urgency ?? Urgency.SelfCare),
                Vocabulary.Word(outcome.Urgency));
        }
        else if (expect.Urgency is { } urgency && urgency != outcome.Urgency)
        {
            yield return new EvaluationFailure(outcome.File.Name, Vocabulary.Word(urgency), Vocabulary.Word(outcome.Urgency));
        }

        if (!expect.Causes.IsEmpty && outcome.Rank > 1)
        {
            yield return new EvaluationFailure(
                outcome.File.Name,
                string.Join(" or ", expect.Causes) + " first",
                string.Join(", ", outcome.Chances.Take(3).Select(chance => string.Create(CultureInfo.InvariantCulture, $"{chance.Cause.Id} {chance.Acting:0.00}"))));
        }
    }

    private sealed record Outcome(CaseFile File, Urgency Urgency, ImmutableArray<CauseChance> Chances, int? Asked)
    {
        /// <summary>Whether the urgency is below the safe minimum; without a stated minimum the stated level is the minimum.</summary>
        public bool IsUnder => Urgency < (File.Expect.UrgencyMin ?? File.Expect.Urgency ?? Urgency.SelfCare);

        /// <summary>Rank, from 1, of the best-placed acceptable cause.</summary>
        public int Rank => Chances
            .Select((chance, position) => (chance.Cause.Id, Rank: position + 1))
            .Where(pair => File.Expect.Causes.Contains(pair.Id, StringComparer.Ordinal))
            .Select(pair => pair.Rank)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
    }
}
