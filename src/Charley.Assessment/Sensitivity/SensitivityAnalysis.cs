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

    private readonly ImmutableArray<ModelNumber> _numbers = [.. ModelNumber.All(knowledge)];

    /// <summary>Analyses cases on all cores.</summary>
    /// <param name="files">The cases.</param>
    /// <param name="progress">Told the number of cases done.</param>
    /// <param name="cancellation">Stops the run.</param>
    public ImmutableArray<CaseSensitivity> Analyse(IReadOnlyList<CaseFile> files, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var results = new CaseSensitivity[files.Count];
        var done = 0;
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation }, index =>
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
        var answer = AnswerOf(subject, static _ => 1, cancellation);
        var changes = counting
            .SelectMany(number => Factors.Select(factor => new NumberEffect(
                number,
                factor,
                AnswerOf(subject, quantity => ReferenceEquals(quantity, number.Quantity) ? factor : 1, cancellation))))
            .Where(effect => effect.Answer != answer)
            .OrderBy(effect => Order(effect.Answer.Urgency, answer.Urgency))
            .ThenBy(effect => effect.Number.Of, StringComparer.Ordinal)
            .ThenBy(effect => effect.Number.With, StringComparer.Ordinal);
        return new CaseSensitivity(file, answer, counting.Count, [.. changes]);
    }

    private KeyAnswer AnswerOf(PersonCase subject, Func<Quantity, double> factor, CancellationToken cancellation)
    {
        var models = new PersonModels(knowledge, person => new NumberReading(person, factor));
        return new KeyAnswer(
            new Triager(models).Decide(subject, cancellation).Urgency,
            new Assessor(models).Chances(subject, cancellation)[0].Cause.Id);
    }

    /// <summary>A lower urgency can hurt someone and stands first, then a higher one, then no change.</summary>
    private static int Order(Urgency changed, Urgency usual) => changed < usual ? 0 : changed > usual ? 1 : 2;
}
