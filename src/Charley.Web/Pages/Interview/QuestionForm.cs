using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;

namespace Charley.Web.Pages.Interview;

/// <summary>Between a question and the fields of a form.</summary>
internal static class QuestionForm
{
    /// <summary>The value for "no", "none of these", or an option that names no finding.</summary>
    public const string None = "none-of-these";

    /// <summary>The value for "I don't know".</summary>
    public const string Unknown = "not-sure";

    /// <summary>The name of the question's fields.</summary>
    public static string Name(KnowledgeQuestion question) => "q." + question.Id;

    /// <summary>The id of one field; findings are asked once, so theirs are unique on a page.</summary>
    public static string FieldId(KnowledgeQuestion question, string value) =>
        value is None or Unknown ? $"q-{question.Id}-{value}" : "f-" + value;

    /// <summary>The id of the question's first field, where a mistake leads.</summary>
    public static string FirstFieldId(KnowledgeQuestion question) =>
        FieldId(question, question.Options[0].Finding ?? None);

    /// <summary>The answers that sent values mean, or what to mend.</summary>
    public static (ImmutableDictionary<string, Answer>? Answers, string? Mistake) Read(
        KnowledgeQuestion question, IReadOnlyCollection<string> values)
    {
        var chosen = values.Where(value => value is not (None or Unknown)).Distinct(StringComparer.Ordinal).ToList();
        var none = values.Contains(None, StringComparer.Ordinal);
        var unknown = values.Contains(Unknown, StringComparer.Ordinal);
        if (values.Count == 0)
        {
            return (null, QuestionTexts.NothingChosen.With(question.Text));
        }

        if (!chosen.TrueForAll(value => question.Findings.Contains(value, StringComparer.Ordinal)))
        {
            return (null, QuestionTexts.NotAnOption.With(question.Text));
        }

        if ((none && (unknown || chosen.Count > 0)) || (question.Type != QuestionType.AnyOf && values.Count > 1))
        {
            return (null, QuestionTexts.BothChosen.With(question.Text));
        }

        return (unknown ? QuestionAnswers.TickedOnly(question, chosen) : QuestionAnswers.Chosen(question, chosen), null);
    }

    /// <summary>The values that stand for what the person has answered.</summary>
    public static IReadOnlyCollection<string> Values(KnowledgeQuestion question, PersonCase subject)
    {
        var answers = question.Findings
            .Where(subject.Answers.ContainsKey)
            .Select(finding => (Finding: finding, Answer: subject.Answers[finding]))
            .ToList();
        var values = answers.Where(answer => answer.Answer == Answer.Yes).Select(answer => answer.Finding).ToList();
        if (answers.Exists(answer => answer.Answer == Answer.Unknown))
        {
            values.Add(Unknown);
        }
        else if (answers.Count > 0 && values.Count == 0)
        {
            values.Add(None);
        }

        return values;
    }
}
