using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Inference;
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

    /// <summary>Questions whose value is calculated exactly at each step; the best by quick guess.</summary>
    private const int QuestionsCalculated = 12;

    /// <summary>
    /// The open adaptive questions with their value, the most valuable first. Those that a quick guess puts far behind are
    /// left out while there are better ones.
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
        var screening = new QuestionScreening(model, beliefs);
        var guesses = open
            .SelectMany(question => OpenQuestions.OpenFindings(question, subject))
            .ToDictionary(finding => finding, finding => screening.Guess(model.Network.IndexOf(finding)), StringComparer.Ordinal);
        var flagChance = new RedFlagChance(
            subject.Facts,
            guesses.ToDictionary(guess => guess.Key, guess => guess.Value.ProbabilityPresent, StringComparer.Ordinal));
        var promising = Ranked(open, question => OpenQuestions.OpenFindings(question, subject).Select(finding => guesses[finding]))
            .Take(QuestionsCalculated)
            .Select(valued => valued.Question)
            .ToList();
        var effects = model.Engine
            .EffectsOf(
                evidence,
                model.ComplaintNodes.AsSpan(),
                promising.SelectMany(question => OpenQuestions.OpenFindings(question, subject)).Select(model.Network.IndexOf).ToArray(),
                cancellation)
            .ToDictionary(effect => effect.Node);
        return [.. Ranked(promising, question => OpenQuestions.OpenFindings(question, subject).Select(finding => effects[model.Network.IndexOf(finding)]))];

        IEnumerable<ValuedQuestion> Ranked(IEnumerable<Question> questions, Func<Question, IEnumerable<AnswerEffect>> effectsOf) =>
            questions
                .Select(question =>
                {
                    var asked = effectsOf(question).ToList();
                    var value = Gain(question, asked, now, loss) + FlagGain(OpenQuestions.OpenFindings(question, subject), flagChance, floor) - Burden(question);
                    return new ValuedQuestion(question, value);
                })
                .OrderByDescending(valued => valued.Value)
                .ThenBy(valued => valued.Question.Id, StringComparer.Ordinal);
    }

    private static double Gain(Question question, List<AnswerEffect> asked, double now, ExpectedLoss loss) =>
        question.Type == QuestionType.OneOf
            ? ExclusiveGain(asked, now, loss)
            : asked.Sum(effect => Math.Max(0, now
                - (effect.ProbabilityPresent * loss.Of(effect.IfPresent))
                - ((1 - effect.ProbabilityPresent) * loss.Of(effect.IfAbsent))));

    /// <summary>Options exclude each other: shares are scaled to at most one; with none chosen nothing is learned.</summary>
    private static double ExclusiveGain(List<AnswerEffect> asked, double now, ExpectedLoss loss)
    {
        var total = asked.Sum(effect => effect.ProbabilityPresent);
        var scale = total > 1 ? 1 / total : 1;
        return Math.Max(0, asked.Sum(effect => scale * effect.ProbabilityPresent * (now - loss.Of(effect.IfPresent))));
    }

    /// <summary>What it is worth that an answer may set off a red flag that no chance of a cause would show.</summary>
    private double FlagGain(IEnumerable<string> open, RedFlagChance flagChance, Urgency floor) =>
        open.Sum(finding => models.Knowledge.RedFlags
            .Where(flag => flag.Urgency > floor)
            .Sum(flag => flagChance.HangingOn(flag.When, finding)
                * models.Knowledge.Urgency[flag.Urgency].NeedWhenFlagFires
                * models.Knowledge.Urgency[flag.Urgency].Miss));

    private double Burden(Question question) =>
        models.Knowledge.Urgency.QuestionBurden * question.Burden * (1 + ((question.Options.Length - 1) / OptionsPerQuestion));
}
