using Charley.Assessment.Cases;
using Charley.Assessment.Evaluation;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>The interview as a person meets it.</summary>
public sealed class InterviewTests
{
    private static readonly PersonModels Models = new(RealKnowledge.Value);
    private static readonly Interviewer Interviewer = new(Models);

    private static readonly PersonCase Start = new(new PersonContext(45, Sex.Female, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers);

    [Fact]
    public void It_starts_with_where_and_since_when_then_all_red_flags_then_one_question_at_a_time()
    {
        var first = Interviewer.Next(Start);
        var second = Interviewer.Next(DontKnow(Start, first));
        var third = Interviewer.Next(DontKnow(DontKnow(Start, first), second));

        Assert.Equal(QuestionStage.Start, first.Stage);
        Assert.Equal(["since-when", "where"], first.Questions.Select(valued => valued.Question.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(QuestionStage.RedFlags, second.Stage);
        Assert.True(second.Questions.Length > 1);
        Assert.Equal(QuestionStage.Adaptive, third.Stage);
    }

    [Fact]
    public void Someone_who_never_knows_reaches_an_end_and_is_never_asked_twice()
    {
        var known = Start;
        var asked = new List<string>();
        while (Interviewer.Next(known) is { Stage: { } stage } step)
        {
            var questions = stage == QuestionStage.Adaptive ? step.Questions[..1] : step.Questions;
            asked.AddRange(questions.Select(valued => valued.Question.Id));
            known = known.With(questions.SelectMany(valued => QuestionAnswers.DontKnow(valued.Question)));
        }

        Assert.Equal(asked.Count, asked.Distinct(StringComparer.Ordinal).Count());
        Assert.True(OpenQuestions.Asked(RealKnowledge.Value, QuestionStage.Adaptive, known) <= RealKnowledge.Value.Urgency.MostQuestions);
    }

    [Fact]
    public void An_emergency_ends_the_interview_after_the_red_flags()
    {
        var replayed = new Replay(Models).Run(Start.With("saddle-numbness", Answer.Yes).With("bladder-change", Answer.Yes).With("back-pain", Answer.Yes));

        Assert.Equal(0, replayed.QuestionsAsked);
    }

    [Fact]
    public void Nobody_is_asked_about_twitches_who_has_none()
    {
        var open = OpenQuestions.Of(RealKnowledge.Value, QuestionStage.Adaptive, Start).SelectMany(question => question.Findings);

        Assert.DoesNotContain("twitch-moves-around", open, StringComparer.Ordinal);
    }

    [Fact]
    public void Choosing_an_option_that_the_question_lacks_is_refused()
    {
        var question = RealKnowledge.Value.QuestionThatAsks("calf-site");

        Assert.Throws<ArgumentException>(() => QuestionAnswers.Chosen(question, ["saddle-numbness"]));
    }

    [Fact]
    public void Ticked_only_leaves_the_rest_unknown()
    {
        var question = RealKnowledge.Value.QuestionThatAsks("calf-site");

        var answers = QuestionAnswers.TickedOnly(question, ["calf-site"]);

        Assert.Equal(Answer.Yes, answers["calf-site"]);
        Assert.Equal(Answer.Unknown, answers["buttock-site"]);
    }

    private static PersonCase DontKnow(PersonCase subject, InterviewStep step) =>
        subject.With(step.Questions.SelectMany(valued => QuestionAnswers.DontKnow(valued.Question)));
}
