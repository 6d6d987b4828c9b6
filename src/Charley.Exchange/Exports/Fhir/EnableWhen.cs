using System.Text.Json.Nodes;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>
/// Conditions of questions as FHIR's enableWhen. FHIR knows a flat "any of" or "all of" for one item; so a condition becomes
/// a list of clauses that must all hold, each a list of which any may hold (conjunctive normal form).
/// </summary>
internal static class EnableWhen
{
    /// <summary>The code of "none of these" in a choice.</summary>
    public const string NoneOf = "none";

    /// <summary>The clauses; none where the question is always asked.</summary>
    /// <exception cref="NotSupportedException">The condition asks for something that no item of the questionnaire answers.</exception>
    public static IReadOnlyList<IReadOnlyList<JsonObject>> Of(Condition? condition, KnowledgeBase knowledge) =>
        condition is null ? [] : [.. Clauses(condition).Select(clause => clause.Select(literal => Literal(literal, knowledge)).ToList())];

    /// <summary>The members of an item that is shown when any of a clause holds.</summary>
    public static IEnumerable<(string Name, JsonNode? Value)> Members(IReadOnlyList<JsonObject> clause) =>
    [
        ("enableWhen", FhirJson.List(clause)),
        ("enableBehavior", clause.Count > 1 ? JsonValue.Create("any") : null),
    ];

    private static IEnumerable<IEnumerable<Condition>> Clauses(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(Clauses),
        Condition.Any any => any.Parts.Select(Clauses).Aggregate(
            (IEnumerable<IEnumerable<Condition>>)[[]],
            (made, part) => [.. made.SelectMany(left => part.Select(right => left.Concat(right)))]),
        _ => [[condition]],
    };

    private static JsonObject Literal(Condition condition, KnowledgeBase knowledge) => condition switch
    {
        Condition.HasFinding(var id) => Finding(id, knowledge),
        Condition.HasComplaint(var complaint) => Finding(ComplaintFindings.IdOf(complaint), knowledge),
        Condition.AgeMin(var age) => Asks(QuestionnairePart.Age, ">=", "answerInteger", age),
        Condition.AgeMax(var age) => Asks(QuestionnairePart.Age, "<=", "answerInteger", age),
        Condition.IsSex(var sex) => Asks(QuestionnairePart.SexItem, "=", "answerCoding", Code(sex == Sex.Female ? "female" : "male")),
        Condition.IsPregnant(var pregnant) => Asks(QuestionnairePart.Pregnant, "=", "answerBoolean", pregnant),
        _ => throw new NotSupportedException($"A questionnaire can't ask for {condition}."),
    };

    private static JsonObject Finding(string id, KnowledgeBase knowledge)
    {
        var question = knowledge.QuestionThatAsks(id);
        return question.Type == QuestionType.OneOf
            ? Asks(QuestionnairePart.LinkOf(question), "=", "answerCoding", Code(id))
            : Asks(id, "=", "answerBoolean", true);
    }

    private static JsonObject Asks(string link, string sign, string name, JsonNode answer) =>
        FhirJson.Of(("question", link), ("operator", sign), (name, answer));

    private static JsonObject Code(string code) => FhirJson.Of(("system", QuestionnairePart.Findings), ("code", code));
}
