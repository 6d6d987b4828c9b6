using System.Text.Json.Nodes;
using Charley.Exchange.Reports;
using Charley.Knowledge;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>What was answered, item by item of the questionnaire. An item without an answer is one to which the person said "I don't know".</summary>
internal static class AnswersPart
{
    public static JsonObject Answers(FhirContext context, ToldCase told) => FhirContext.Resource(
        "QuestionnaireResponse",
        context.Id("answers"),
        ("questionnaire", context.QuestionnaireAddress),
        ("status", told.Interview.FinishedAt is null ? "in-progress" : "completed"),
        ("subject", context.Patient),
        ("authored", FhirJson.Moment(told.Interview.UpdatedAt)),
        ("author", context.Patient),
        ("source", context.Patient),
        ("item", FhirJson.List((IEnumerable<JsonNode?>)[About(told), .. QuestionnairePart.Stages.Select(stage => Stage(stage, context, told))])));

    private static JsonObject About(ToldCase told) => FhirJson.Of(
        ("linkId", "person"),
        ("item", FhirJson.List(
            Said(QuestionnairePart.Age, ("valueInteger", told.Case.Person.Age)),
            Said(QuestionnairePart.SexItem, ("valueCoding", Code(told.Case.Person.Sex == Sex.Female ? "female" : "male"))),
            Said(QuestionnairePart.Pregnant, ("valueBoolean", told.Case.Person.Pregnant)))));

    private static JsonObject? Stage(QuestionStage stage, FhirContext context, ToldCase told)
    {
        var answers = told.Case.AllAnswers;
        var items = FhirJson.List(context.Knowledge.Questions
            .Where(question => question.Stage == stage && question.Findings.Any(answers.ContainsKey))
            .Select(question => Wrapped(question, Item(question, answers), context)));
        return items is null ? null : FhirJson.Of(("linkId", QuestionnairePart.StageId(stage)), ("item", items));
    }

    private static JsonObject Item(Question question, IReadOnlyDictionary<string, Answer> answers) => question.Type switch
    {
        QuestionType.YesNo => YesNo(question.Findings.Single(), answers),
        QuestionType.OneOf => Choice(question, answers),
        _ => FhirJson.Of(
            ("linkId", QuestionnairePart.LinkOf(question)),
            ("item", FhirJson.List(question.Findings.Where(answers.ContainsKey).Select(finding => YesNo(finding, answers))))),
    };

    /// <summary>Answers stand inside the same groups as their questions.</summary>
    private static JsonObject Wrapped(Question question, JsonObject item, FhirContext context) =>
        EnableWhen.Of(question.When, context.Knowledge).SkipLast(1).Index().Aggregate(item, (made, clause) => FhirJson.Of(
            ("linkId", QuestionnairePart.WrapperOf(question, clause.Index)),
            ("item", FhirJson.List(made))));

    private static JsonObject YesNo(string finding, IReadOnlyDictionary<string, Answer> answers) => answers[finding] switch
    {
        Answer.Yes => Said(finding, ("valueBoolean", true)),
        Answer.No => Said(finding, ("valueBoolean", false)),
        _ => FhirJson.Of(("linkId", finding)),
    };

    private static JsonObject Choice(Question question, IReadOnlyDictionary<string, Answer> answers)
    {
        var link = QuestionnairePart.LinkOf(question);
        var chosen = question.Findings.FirstOrDefault(finding => answers.GetValueOrDefault(finding) == Answer.Yes);
        var isNone = question.Options.Any(option => option.Finding is null) && question.Findings.All(finding => answers.GetValueOrDefault(finding) == Answer.No);
        return chosen is null && !isNone
            ? FhirJson.Of(("linkId", link))
            : Said(link, ("valueCoding", Code(chosen ?? EnableWhen.NoneOf)));
    }

    private static JsonObject Said(string link, (string Name, JsonNode? Value) value) =>
        FhirJson.Of(("linkId", link), ("answer", FhirJson.List(FhirJson.Of(value))));

    private static JsonObject Code(string code) => FhirJson.Of(("system", QuestionnairePart.Findings), ("code", code));
}
