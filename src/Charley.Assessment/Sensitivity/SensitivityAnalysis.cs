using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Assessment.Sensitivity;

/// <summary>
/// Halves and doubles every number that counts in a case, one at a time, and looks whether the urgency or the first cause
/// changes: one-way sensitivity analysis.
/// </summary>
/// <param name="knowledge">The knowledge.</param>
public sealed class SensitivityAnalysis(KnowledgeBase knowledge)
{
    /// <summary>Half and double: about as far as two careful estimates of the same share lie apart.</summary>
    private static readonly double[] Factors = [0.5, 2];

    private readonly KnowledgeBase _knowledge = knowledge;
    private readonly PersonModels _models = new(knowledge);
    private readonly ImmutableArray<ModelNumber> _numbers = [.. ModelNumber.All(knowledge)];

    /// <summary>Analyses cases on all cores.</summary>
    /// <param name="files">The cases.</param>
    /// <param name="progress">Told the number of cases done.</param>
    /// <param name="cancellation">Stops the run.</param>
    public ImmutableArray<CaseSensitivity> Analyse(IReadOnlyList<CaseFile> files, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var results = new CaseSensitivity[files.Count];
        var done = 0;
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            results[index] = Analyse(files[index], cancellation);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return [.. results];
    }

    /// <summary>Analyses one case.</summary>
    public CaseSensitivity Analyse(CaseFile file, CancellationToken cancellation = default)
    {
        var subject = file.Subject;
        var answered = subject.AllAnswers.Where(answer => answer.Value != Answer.Unknown).Select(answer => answer.Key).ToHashSet(StringComparer.Ordinal);
        var counting = _numbers.Where(number => number.CountsWith(answered.Contains)).ToList();
        var usual = new KeyAnswer(UrgencyOf(_models, subject, cancellation), FirstCauseOf(_models, subject, cancellation));
        var screen = new CaseScreen(_models, subject, cancellation);
        var changes = counting
            .SelectMany(number => Factors.Select(factor => new NumberEffect(number, factor, AnswerWith(number, factor))))
            .Where(effect => effect.Answer != usual)
            .OrderBy(effect => Order(effect.Answer.Urgency, usual.Urgency))
            .ThenBy(effect => effect.Number.Of, StringComparer.Ordinal)
            .ThenBy(effect => effect.Number.With, StringComparer.Ordinal);
        return new CaseSensitivity(file, usual, counting.Count, [.. changes]);

        KeyAnswer AnswerWith(ModelNumber number, double factor)
        {
            var reading = Reading(number, factor);
            var settled = screen.By(number, reading(subject.Person), usual);
            var models = new Lazy<PersonModels>(() => new PersonModels(_knowledge, reading));
            return new KeyAnswer(
                settled.Urgency ? usual.Urgency : UrgencyOf(models.Value, subject, cancellation),
                settled.FirstCause ? usual.FirstCause : FirstCauseOf(models.Value, subject, cancellation));
        }
    }

    /// <summary>Every number as it stands, but one multiplied.</summary>
    private static Func<PersonContext, NumberReading> Reading(ModelNumber number, double factor) =>
        person => new NumberReading(person, quantity => ReferenceEquals(quantity, number.Quantity) ? factor : 1);

    private static Urgency UrgencyOf(PersonModels models, PersonCase subject, CancellationToken cancellation) =>
        new Triager(models).Decide(subject, cancellation).Urgency;

    private static string FirstCauseOf(PersonModels models, PersonCase subject, CancellationToken cancellation) =>
        new Assessor(models).Chances(subject, cancellation)[0].Cause.Id;

    /// <summary>A lower urgency can hurt someone and stands first, then a higher one, then no change.</summary>
    private static int Order(Urgency changed, Urgency usual) => changed < usual ? 0 : changed > usual ? 1 : 2;
}
