using Charley.Assessment.Cases;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Interviews;

/// <summary>Which questions fit the person and are not answered yet.</summary>
public static class OpenQuestions
{
    /// <summary>The question about the complaint itself, which is known before an interview starts.</summary>
    private static readonly IReadOnlyList<string> Known = ComplaintFindings.All;

    /// <summary>Whether the question fits the person and the answers so far.</summary>
    /// <remarks>
    /// A red-flag question is put unless it certainly does not fit; others only if they certainly do, so that nobody is asked
    /// for details of something not mentioned.
    /// </remarks>
    public static bool Fits(Question question, PersonCase subject) => Fits(question, subject.Facts);

    private static bool Fits(Question question, Facts facts)
    {
        var truth = question.When?.Evaluate(facts) ?? Truth.True;
        return question.Stage == QuestionStage.RedFlags ? truth != Truth.False : truth == Truth.True;
    }

    /// <summary>Whether the question was asked already, with whatever answer.</summary>
    /// <remarks>
    /// One answer settles a question whose options exclude each other, and what the person came with. Any other checklist
    /// stays open until each of its findings has an answer, so that a finding known from elsewhere does not hide the others.
    /// </remarks>
    public static bool IsAsked(Question question, PersonCase subject) =>
        question is { Type: QuestionType.AnyOf, Stage: not QuestionStage.Start }
            ? question.Findings.All(subject.Answers.ContainsKey)
            : question.Findings.Any(subject.Answers.ContainsKey);

    /// <summary>The findings of a question that have no answer yet, not even "I don't know".</summary>
    public static IEnumerable<string> OpenFindings(Question question, PersonCase subject) =>
        question.Findings.Where(finding => !subject.Answers.ContainsKey(finding));

    /// <summary>The open questions of a stage, in the order of their files.</summary>
    public static IEnumerable<Question> Of(KnowledgeBase knowledge, QuestionStage stage, PersonCase subject)
    {
        var facts = subject.Facts;
        return knowledge.Questions.Where(question =>
            question.Stage == stage
            && !question.Findings.Any(finding => Known.Contains(finding, StringComparer.Ordinal))
            && Fits(question, facts)
            && !IsAsked(question, subject));
    }

    /// <summary>How many questions of a stage were asked.</summary>
    public static int Asked(KnowledgeBase knowledge, QuestionStage stage, PersonCase subject) =>
        knowledge.Questions.Count(question => question.Stage == stage && IsAsked(question, subject));
}
