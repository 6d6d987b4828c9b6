using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Assessment.Interviews;

/// <summary>Where an interview stands.</summary>
/// <param name="Stage">What is asked next; null when the interview is over.</param>
/// <param name="Questions">
/// What to ask next: all open questions of the start or red-flag page at once, or the adaptive questions worth asking, the
/// most valuable first.
/// </param>
/// <param name="Asked">How many adaptive questions were asked.</param>
/// <param name="AboutLeft">About how many adaptive questions are left; it can only be estimated.</param>
public sealed record InterviewStep(QuestionStage? Stage, ImmutableArray<ValuedQuestion> Questions, int Asked, int AboutLeft);

/// <summary>Leads through the interview: start page, red-flag page, then the most valuable question until none is worth asking.</summary>
/// <param name="models">The models by person.</param>
public sealed class Interviewer(PersonModels models)
{
    private readonly QuestionValues _values = new(models);

    /// <summary>The next step for a case.</summary>
    public InterviewStep Next(PersonCase subject, CancellationToken cancellation = default)
    {
        foreach (var stage in new[] { QuestionStage.Start, QuestionStage.RedFlags })
        {
            var open = OpenQuestions.Of(models.Knowledge, stage, subject).ToList();
            if (open.Count > 0)
            {
                return new InterviewStep(
                    stage,
                    [.. open.Select(question => new ValuedQuestion(question, 0))],
                    0,
                    models.Knowledge.Urgency.FewestQuestions);
            }
        }

        return Adaptive(subject, cancellation);
    }

    private InterviewStep Adaptive(PersonCase subject, CancellationToken cancellation)
    {
        var policy = models.Knowledge.Urgency;
        var asked = OpenQuestions.Asked(models.Knowledge, QuestionStage.Adaptive, subject);
        var isEmergency = RedFlagRules.Firing(models.Knowledge, subject).Any(flag => flag.Urgency == Urgency.EmergencyNow);
        if (isEmergency || asked >= policy.MostQuestions)
        {
            return new InterviewStep(null, [], asked, 0);
        }

        var valued = _values.Of(subject, cancellation);
        ImmutableArray<ValuedQuestion> worth = asked < policy.FewestQuestions
            ? valued
            : [.. valued.Where(question => question.Value > 0)];
        return worth.IsEmpty
            ? new InterviewStep(null, [], asked, 0)
            : new InterviewStep(QuestionStage.Adaptive, worth, asked, AboutLeft(valued, asked, policy));
    }

    private static int AboutLeft(ImmutableArray<ValuedQuestion> valued, int asked, UrgencyPolicy policy) =>
        Math.Clamp(valued.Count(question => question.Value > 0), 1, Math.Max(1, policy.MostQuestions - asked));
}
