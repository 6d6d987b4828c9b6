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
    /// <summary>
    /// The open adaptive questions with their value: first those whose value was calculated, the most valuable first, then a few by
    /// guess. Those that the guess puts far behind are left out while there are better ones.
    /// </summary>
    public ImmutableArray<ValuedQuestion> Of(PersonCase subject, CancellationToken cancellation = default)
    {
        if (!OpenQuestions.Of(models.Knowledge, QuestionStage.Adaptive, subject).Any())
        {
            return [];
        }

        var model = models.For(subject.Person);
        var flags = RedFlagRules.Firing(models.Knowledge, subject);
        var floor = flags.IsEmpty ? Urgency.SelfCare : flags[0].Urgency;
        var loss = new ExpectedLoss(model, models.Knowledge.Urgency, floor);
        QuestionRanking? ranking = null;
        var exact = model.Engine
            .EffectsOf(
                model.EvidenceFrom(subject.AllAnswers),
                model.ComplaintNodes.AsSpan(),
                (now, work) =>
                {
                    ranking = new QuestionRanking(models.Knowledge, model, subject, floor, loss.Of, now, work);
                    return ranking.NodesToCalculate();
                },
                cancellation)
            .ToDictionary(effect => model.Network.Nodes[effect.Node].Id, effect => WeighedAnswer.Of(effect, loss.Of), StringComparer.Ordinal);
        return ranking!.With(exact);
    }
}
