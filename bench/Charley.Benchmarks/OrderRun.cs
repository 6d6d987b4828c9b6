using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>What an interview must get right: how soon, and the first cause.</summary>
/// <param name="Urgency">How soon to see someone.</param>
/// <param name="FirstCause">Id of the cause named first.</param>
internal sealed record KeyResult(Urgency Urgency, string FirstCause);

/// <summary>One interview in one order: after how many adaptive questions its result was that of all answers.</summary>
/// <param name="Agrees">After 0, 1, 2, ... questions, whether the result was that of all answers.</param>
/// <param name="UrgencyAgrees">The same for the urgency alone; only looked at where the result of all answers is an emergency.</param>
/// <param name="IsEmergency">Whether the result of all answers is an emergency.</param>
internal sealed record OrderedInterview(bool[] Agrees, bool[] UrgencyAgrees, bool IsEmergency)
{
    /// <summary>Questions after which the result no longer changed; null if it still differed at the last question asked.</summary>
    public int? Settled => SettledIn(Agrees);

    /// <summary>The same for the urgency alone.</summary>
    public int? UrgencySettled => SettledIn(UrgencyAgrees);

    private static int? SettledIn(bool[] agrees)
    {
        var lastWrong = Array.LastIndexOf(agrees, false);
        return lastWrong == agrees.Length - 1 ? null : lastWrong + 1;
    }
}

/// <summary>Leads one person through interviews in different orders; nothing stops an interview but the number of questions.</summary>
internal sealed class OrderRun(PersonModels models)
{
    /// <summary>Adaptive questions asked.</summary>
    public const int MostQuestions = 20;

    private readonly Triager _triager = new(models);
    private readonly Assessor _assessor = new(models);

    /// <summary>Whether the first two pages end the interview: a warning sign there makes it an emergency, and nothing more is asked.</summary>
    public bool EndsAtOnce(PersonCase full) =>
        RedFlagRules.Firing(models.Knowledge, FirstPages(full)).Any(flag => flag.Urgency == Urgency.EmergencyNow);

    /// <summary>One interview.</summary>
    /// <param name="full">All that the person could say; what is missing is answered "I don't know".</param>
    /// <param name="goal">The result of all answers.</param>
    /// <param name="order">Chooses the questions.</param>
    public OrderedInterview Run(PersonCase full, KeyResult goal, IQuestionOrder order)
    {
        var known = FirstPages(full);
        var agrees = new bool[MostQuestions + 1];
        var urgencyAgrees = new bool[MostQuestions + 1];
        var isNew = true;
        for (var asked = 0; asked <= MostQuestions; asked++)
        {
            (agrees[asked], urgencyAgrees[asked]) = isNew ? Compare(known, goal) : (agrees[asked - 1], urgencyAgrees[asked - 1]);
            var question = asked < MostQuestions ? order.Next(known) : null;
            isNew = question is not null;
            known = question is null ? known : Answered(known, full, question);
        }

        return new OrderedInterview(agrees, urgencyAgrees, goal.Urgency == Urgency.EmergencyNow);
    }

    /// <summary>The result when every question that fits was asked.</summary>
    public KeyResult Goal(PersonCase full)
    {
        var known = FirstPages(full);
        while (OpenQuestions.Of(models.Knowledge, QuestionStage.Adaptive, known).FirstOrDefault() is { } question)
        {
            known = Answered(known, full, question);
        }

        return ResultOf(known);
    }

    // The urgency takes longest, and is not needed where the first cause differs or the chances alone exceed it.
    private (bool Agrees, bool UrgencyAgrees) Compare(PersonCase known, KeyResult goal)
    {
        var chances = _assessor.Chances(known);
        var isFirst = string.Equals(chances[0].Cause.Id, goal.FirstCause, StringComparison.Ordinal);
        if (!isFirst && goal.Urgency != Urgency.EmergencyNow)
        {
            return (false, false);
        }

        var least = _triager.AtLeast(known, chances);
        var isUrgency = least == Urgency.EmergencyNow || least > goal.Urgency
            ? least == goal.Urgency
            : _triager.Decide(known).Urgency == goal.Urgency;
        return (isFirst && isUrgency, isUrgency);
    }

    /// <summary>The case after the first two pages: the start and the warning signs.</summary>
    /// <param name="full">All that the person could say.</param>
    public PersonCase FirstPages(PersonCase full)
    {
        var known = full with { Answers = PersonCase.NoAnswers };
        foreach (var stage in new[] { QuestionStage.Start, QuestionStage.RedFlags })
        {
            foreach (var question in OpenQuestions.Of(models.Knowledge, stage, known).ToList())
            {
                known = Answered(known, full, question);
            }
        }

        return known;
    }

    /// <summary>The case after a question was put: what the person cannot say is answered "I don't know".</summary>
    /// <param name="known">The case so far.</param>
    /// <param name="full">All that the person could say.</param>
    /// <param name="question">The question.</param>
    public static PersonCase Answered(PersonCase known, PersonCase full, Question question) =>
        known.With(question.Findings.Select(finding => KeyValuePair.Create(finding, full.Answers.GetValueOrDefault(finding, Answer.Unknown))));

    /// <summary>What the answers so far lead to.</summary>
    public KeyResult ResultOf(PersonCase known) => new(_triager.Decide(known).Urgency, _assessor.Chances(known)[0].Cause.Id);
}
