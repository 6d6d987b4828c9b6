using System.Globalization;
using System.Text.Json.Nodes;
using Charley.Knowledge;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>
/// The whole interview as a questionnaire: every question of the start, of the warning signs and of the rest, shown only
/// where its condition holds. A finding that is asked alone or in a checklist is a yes-or-no item, so that "not asked",
/// "I don't know" and "no" stay three things; a question with one answer is a choice.
/// </summary>
internal static class QuestionnairePart
{
    /// <summary>Names the answers of choices: ids of findings in the knowledge.</summary>
    public const string Findings = "urn:charley:findings";

    /// <summary>Items about the person.</summary>
    public const string Age = "person-age", SexItem = "person-sex", Pregnant = "person-pregnant";

    public static readonly QuestionStage[] Stages = [QuestionStage.Start, QuestionStage.RedFlags, QuestionStage.Adaptive];

    public static JsonObject Questionnaire(FhirContext context) => FhirContext.Resource(
        "Questionnaire",
        context.Id("questionnaire"),
        ("url", context.QuestionnaireAddress),
        ("title", ExportTexts.QuestionnaireTitle),
        ("status", "active"),
        ("subjectType", FhirJson.List("Patient")),
        ("date", FhirJson.Day(context.Material.WrittenAt.Date)),
        ("item", FhirJson.List((IEnumerable<JsonNode?>)
        [
            About(),
            .. Stages.Select(stage => Group(StageId(stage), StageName(stage), context.Knowledge.Questions.Where(question => question.Stage == stage).Select(question => Item(question, context.Knowledge)))),
        ])));

    /// <summary>The item of a question: its only finding, or a group or choice of its own.</summary>
    public static string LinkOf(Question question) => question.Type == QuestionType.YesNo ? question.Findings.Single() : "question-" + question.Id;

    /// <summary>The item of a group that carries one clause of a question's condition.</summary>
    public static string WrapperOf(Question question, int clause) => string.Create(CultureInfo.InvariantCulture, $"{LinkOf(question)}-when-{clause}");

    public static string StageId(QuestionStage stage) => "stage-" + stage.ToString().ToLowerInvariant();

    private static string StageName(QuestionStage stage) => stage switch
    {
        QuestionStage.Start => ExportTexts.StageStart,
        QuestionStage.RedFlags => ExportTexts.StageRedFlags,
        _ => ExportTexts.StageAdaptive,
    };

    private static JsonObject About() => Group("person", ExportTexts.StagePerson,
    [
        FhirJson.Of(("linkId", Age), ("text", ExportTexts.Age), ("type", "integer")),
        FhirJson.Of(
            ("linkId", SexItem),
            ("text", ExportTexts.Sex),
            ("type", "choice"),
            ("answerOption", FhirJson.List(Option("female", ExportTexts.Female), Option("male", ExportTexts.Male)))),
        FhirJson.Of(("linkId", Pregnant), ("text", ExportTexts.Pregnant), ("type", "boolean")),
    ]);

    private static JsonObject Group(string link, string text, IEnumerable<JsonNode> items) =>
        FhirJson.Of(("linkId", link), ("text", FhirJson.Text(text)), ("type", "group"), ("item", FhirJson.List(items)));

    private static JsonObject Item(Question question, KnowledgeBase knowledge)
    {
        var clauses = EnableWhen.Of(question.When, knowledge);
        var inner = clauses.Count == 0 ? [] : clauses[^1];
        var item = Item(question, inner);

        // One item can ask for any of several things; "and" between such lists needs one group around another.
        return clauses.SkipLast(1).Index().Aggregate(item, (made, clause) => FhirJson.Of(
        [
            ("linkId", WrapperOf(question, clause.Index)),
            ("type", "group"),
            .. EnableWhen.Members(clause.Item),
            ("item", FhirJson.List(made)),
        ]));
    }

    private static JsonObject Item(Question question, IReadOnlyList<JsonObject> when) => question.Type switch
    {
        QuestionType.YesNo => FhirJson.Of([("linkId", LinkOf(question)), ("text", FhirJson.Text(question.Text)), ("type", "boolean"), .. EnableWhen.Members(when)]),
        QuestionType.OneOf => FhirJson.Of(
        [
            ("linkId", LinkOf(question)),
            ("text", FhirJson.Text(question.Text)),
            ("type", "choice"),
            .. EnableWhen.Members(when),
            ("answerOption", FhirJson.List(question.Options.Select(option => Option(option.Finding ?? EnableWhen.NoneOf, option.Text)))),
        ]),
        _ => FhirJson.Of(
        [
            ("linkId", LinkOf(question)),
            ("text", FhirJson.Text(question.Text)),
            ("type", "group"),
            .. EnableWhen.Members(when),
            ("item", FhirJson.List(question.Options.Where(option => option.Finding is not null).Select(option =>
                FhirJson.Of(("linkId", option.Finding), ("text", FhirJson.Text(option.Text)), ("type", "boolean"))))),
        ]),
    };

    private static JsonObject Option(string code, string text) =>
        FhirJson.Of(("valueCoding", FhirJson.Of(("system", Findings), ("code", code), ("display", FhirJson.Text(text)))));
}
