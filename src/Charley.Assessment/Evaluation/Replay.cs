using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Assessment.Evaluation;

/// <summary>A case as the interview brought it to light.</summary>
/// <param name="Subject">What was known at the end.</param>
/// <param name="QuestionsAsked">How many adaptive questions were asked after the start and red-flag pages.</param>
public sealed record ReplayedCase(PersonCase Subject, int QuestionsAsked);

/// <summary>Leads a case through the adaptive interview; what it does not state is answered "I don't know".</summary>
/// <param name="models">The models by person.</param>
public sealed class Replay(PersonModels models)
{
    private readonly Interviewer _interviewer = new(models);

    /// <summary>Runs the interview to its end.</summary>
    /// <param name="full">The case with all that the person could say.</param>
    /// <param name="cancellation">Stops the run.</param>
    public ReplayedCase Run(PersonCase full, CancellationToken cancellation = default)
    {
        var known = full with { Answers = PersonCase.NoAnswers };
        while (true)
        {
            var step = _interviewer.Next(known, cancellation);
            if (step.Stage is null)
            {
                return new ReplayedCase(known, step.Asked);
            }

            var asked = step.Stage == QuestionStage.Adaptive ? step.Questions.Take(1) : step.Questions;
            known = known.With(asked.SelectMany(valued => valued.Question.Findings).Select(finding =>
                KeyValuePair.Create(finding, full.Answers.GetValueOrDefault(finding, Answer.Unknown))));
        }
    }
}
