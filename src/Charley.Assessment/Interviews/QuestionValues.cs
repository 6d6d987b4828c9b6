using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Assessment.Interviews;

/// <summary>A question with what asking it is expected to be worth.</summary>
/// <param name="Question">The question.</param>
/// <param name="Value">Expected fall of the person's loss less the burden of the question, in the units of the loss table.</param>
public sealed record ValuedQuestion(Question Question, double Value);

/// <summary>The value of asking: how much an answer could change the urgency or the picture of the causes.</summary>
/// <param name="models">The models by person.</param>
public sealed class QuestionValues(PersonModels models)
{
    /// <summary>A long list of options is harder to read: this many options weigh as much as one more question.</summary>
    private const double OptionsPerQuestion = 4;

    /// <summary>
    /// Questions whose value is calculated exactly at each step; the best by quick guess. In 1,581 steps of the golden cases the best
    /// of eight was among the best five by guess in all but four (71 in 100 times the very first), and in 496 steps the best of thirty
    /// was always among the best six.
    /// </summary>
    private const int QuestionsCalculated = 5;

    /// <summary>Questions that keep their guessed value behind those, so that it can be said about how many are left.</summary>
    private const int QuestionsGuessed = 3;

    /// <summary>
    /// The open adaptive questions with their value: first those whose value was calculated, the most valuable first, then a few by
    /// guess. Those that the guess puts far behind are left out while there are better ones.
    /// </summary>
    public ImmutableArray<ValuedQuestion> Of(PersonCase subject, CancellationToken cancellation = default)
    {
        var open = OpenQuestions.Of(models.Knowledge, QuestionStage.Adaptive, subject).ToList();
        if (open.Count == 0)
        {
            return [];
        }

        var model = models.For(subject.Person);
        var flags = RedFlagRules.Firing(models.Knowledge, subject);
        var floor = flags.IsEmpty ? Urgency.SelfCare : flags[0].Urgency;
        var loss = new ExpectedLoss(model, models.Knowledge.Urgency, floor);
        var evidence = model.EvidenceFrom(subject.AllAnswers);
        var beliefs = model.Engine.QueryAboveLeaves(evidence, model.ComplaintNodes.AsSpan(), cancellation).Beliefs;
        var now = loss.Of(beliefs);
        var screening = new QuestionScreening(model, beliefs, loss.Of);
        var guesses = open
            .SelectMany(question => OpenQuestions.OpenFindings(question, subject))
            .ToDictionary(finding => finding, finding => screening.Guess(model.Network.IndexOf(finding)), StringComparer.Ordinal);
        var flagChance = new RedFlagChance(
            subject.Facts,
            guesses.ToDictionary(guess => guess.Key, guess => guess.Value.ChancePresent, StringComparer.Ordinal));
        var promising = Ranked(open, question => OpenQuestions.OpenFindings(question, subject).Select(finding => guesses[finding]))
            .Take(QuestionsCalculated + QuestionsGuessed)
            .ToList();
        var calculated = promising.Take(QuestionsCalculated).Select(valued => valued.Question).ToList();
        var exact = model.Engine
            .EffectsOf(
                evidence,
                model.ComplaintNodes.AsSpan(),
                calculated
                    .SelectMany(question => OpenQuestions.OpenFindings(question, subject))
                    .Select(model.Network.IndexOf)
                    .Where(node => !screening.IsFactor(node))
                    .ToArray(),
                cancellation)
            .ToDictionary(effect => model.Network.Nodes[effect.Node].Id, effect => WeighedAnswer.Of(effect, loss.Of), StringComparer.Ordinal);
        return
        [
            .. Ranked(calculated, question => OpenQuestions.OpenFindings(question, subject)
                .Select(finding => exact.TryGetValue(finding, out var weighed) ? weighed : guesses[finding])),
            .. promising.Skip(QuestionsCalculated),
        ];

        IEnumerable<ValuedQuestion> Ranked(IEnumerable<Question> questions, Func<Question, IEnumerable<WeighedAnswer>> answersOf) =>
            questions
                .Select(question =>
                {
                    var gain = Gain(question, [.. answersOf(question)], now);
                    return new ValuedQuestion(question, gain + FlagGain(OpenQuestions.OpenFindings(question, subject), flagChance, floor) - Burden(question));
                })
                .OrderByDescending(valued => valued.Value)
                .ThenBy(valued => valued.Question.Id, StringComparer.Ordinal);
    }

    private static double Gain(Question question, List<WeighedAnswer> answers, double now) =>
        question.Type == QuestionType.OneOf ? ExclusiveGain(answers, now) : answers.Sum(answer => answer.GainFrom(now));

    /// <summary>Options exclude each other: shares are scaled to at most one; with none chosen nothing is learned.</summary>
    private static double ExclusiveGain(List<WeighedAnswer> answers, double now)
    {
        var total = answers.Sum(answer => answer.ChancePresent);
        var scale = total > 1 ? 1 / total : 1;
        return Math.Max(0, answers.Sum(answer => scale * answer.ChancePresent * (now - answer.LossIfPresent)));
    }

    /// <summary>What it is worth that an answer may set off a red flag that no chance of a cause would show.</summary>
    private double FlagGain(IEnumerable<string> open, RedFlagChance flagChance, Urgency floor) =>
        open.Sum(finding => models.Knowledge.RedFlagsAbout(finding)
            .Where(flag => flag.Urgency > floor)
            .Sum(flag => flagChance.HangingOn(flag, finding)
                * models.Knowledge.Urgency[flag.Urgency].NeedWhenFlagFires
                * models.Knowledge.Urgency[flag.Urgency].Miss));

    private double Burden(Question question) =>
        models.Knowledge.Urgency.QuestionBurden * question.Burden * (1 + ((question.Options.Length - 1) / OptionsPerQuestion));
}
