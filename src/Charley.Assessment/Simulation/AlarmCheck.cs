using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Assessment.Simulation;

/// <summary>How many results broke a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Broken">How many results.</param>
public sealed record RuleCount(AlarmRule Rule, int Broken);

/// <summary>How many people got an advice.</summary>
/// <param name="Urgency">The advice.</param>
/// <param name="People">How many people.</param>
public sealed record AdviceCount(Urgency Urgency, int People);

/// <summary>What people as the model draws them got to read.</summary>
/// <param name="People">How many were drawn.</param>
/// <param name="Rules">Every rule with its count.</param>
/// <param name="Advice">Every level of urgency with its count.</param>
public sealed record AlarmReport(int People, ImmutableArray<RuleCount> Rules, ImmutableArray<AdviceCount> Advice);

/// <summary>Draws people who come with a complaint, answers each twice, and counts the rules broken.</summary>
/// <param name="models">The models by person.</param>
public sealed class AlarmCheck(PersonModels models)
{
    /// <summary>More than a run draws, so that runs with neighbouring seeds share nobody; a prime.</summary>
    private const int SeedStride = 10_000_019;

    /// <summary>
    /// Next questions are looked for, and compared, in one person of so many: no rule but the one about the second answer looks at
    /// them, and finding them takes twenty times as long as all the rest.
    /// </summary>
    private const int PeoplePerInterview = 100;

    private readonly ComplainingPeople _people = new(models);
    private readonly Assessor _assessor = new(models);

    /// <summary>Runs on all cores; the same seed draws the same people.</summary>
    /// <param name="people">How many.</param>
    /// <param name="seed">Where chance starts.</param>
    /// <param name="progress">Told the number of people done.</param>
    /// <param name="cancellation">Stops the run.</param>
    public AlarmReport Run(int people, int seed, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var broken = new int[Enum.GetValues<AlarmRule>().Length];
        var advice = new int[Enum.GetValues<Urgency>().Length];
        var done = 0;
        Parallel.For(0, people, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
#pragma warning disable S2245 // Nothing secret is drawn; each person must come out the same in every run.
            var subject = _people.Draw(new Random(unchecked((seed * SeedStride) + index)));
#pragma warning restore S2245
            Func<PersonCase, CancellationToken, AssessmentResult> answer = index % PeoplePerInterview == 0 ? _assessor.Assess : _assessor.Conclude;
            var result = answer(subject, cancellation);
            foreach (var rule in AlarmRules.Broken(models.Knowledge, result, answer(subject, cancellation)))
            {
                Interlocked.Increment(ref broken[(int)rule]);
            }

            Interlocked.Increment(ref advice[(int)result.Urgency]);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return new AlarmReport(
            people,
            [.. Enum.GetValues<AlarmRule>().Select(rule => new RuleCount(rule, broken[(int)rule]))],
            [.. Enum.GetValues<Urgency>().Select(urgency => new AdviceCount(urgency, advice[(int)urgency]))]);
    }
}
