using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Inference;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

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

    /// <summary>Every open adaptive question with its value, the most valuable first.</summary>
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
        var now = loss.Of(model.Engine.Query(evidence, model.ComplaintNodes.AsSpan(), cancellation).Beliefs);
        int[] nodes = [.. open.SelectMany(question => question.Findings).Select(model.Network.IndexOf)];
        var effects = model.Engine
            .EffectsOf(evidence, model.ComplaintNodes.AsSpan(), nodes, cancellation)
            .ToDictionary(effect => effect.Node);
        return
        [
            .. open
                .Select(question => new ValuedQuestion(
                    question,
                    Gain(question, model, effects, now, loss) + FlagGain(question, subject, model, effects, floor) - Burden(question)))
                .OrderByDescending(valued => valued.Value)
                .ThenBy(valued => valued.Question.Id, StringComparer.Ordinal),
        ];
    }

    private static double Gain(
        Question question,
        PersonModel model,
        Dictionary<int, AnswerEffect> effects,
        double now,
        ExpectedLoss loss)
    {
        var asked = question.Findings.Select(finding => effects[model.Network.IndexOf(finding)]).ToList();
        return question.Type == QuestionType.OneOf
            ? ExclusiveGain(asked, now, loss)
            : asked.Sum(effect => Math.Max(0, now
                - (effect.ProbabilityPresent * loss.Of(effect.IfPresent))
                - ((1 - effect.ProbabilityPresent) * loss.Of(effect.IfAbsent))));
    }

    /// <summary>Options exclude each other: shares are scaled to at most one; with none chosen nothing is learned.</summary>
    private static double ExclusiveGain(List<AnswerEffect> asked, double now, ExpectedLoss loss)
    {
        var total = asked.Sum(effect => effect.ProbabilityPresent);
        var scale = total > 1 ? 1 / total : 1;
        return Math.Max(0, asked.Sum(effect => scale * effect.ProbabilityPresent * (now - loss.Of(effect.IfPresent))));
    }

    /// <summary>What it is worth that an answer may set off a red flag that no chance of a cause would show.</summary>
    private double FlagGain(
        Question question,
        PersonCase subject,
        PersonModel model,
        Dictionary<int, AnswerEffect> effects,
        Urgency floor)
    {
        var gain = 0.0;
        foreach (var finding in question.Findings)
        {
            var facts = subject.With(finding, Answer.Yes).Facts;
            var raised = models.Knowledge.RedFlags
                .Where(flag => flag.Urgency > floor && flag.When.Holds(facts))
                .Select(flag => (Urgency?)flag.Urgency)
                .Max();
            if (raised is { } level)
            {
                gain += effects[model.Network.IndexOf(finding)].ProbabilityPresent
                    * models.Knowledge.Urgency.NeedWhenFlagFires
                    * models.Knowledge.Urgency[level].Miss;
            }
        }

        return gain;
    }

    private double Burden(Question question) =>
        models.Knowledge.Urgency.QuestionBurden * question.Burden * (1 + ((question.Options.Length - 1) / OptionsPerQuestion));
}
