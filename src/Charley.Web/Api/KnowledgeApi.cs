using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Charley.Web.Languages;

namespace Charley.Web.Api;

/// <summary>One line of a list: enough to show it and to ask for more.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Name">Name as a person reads it.</param>
internal sealed record KnowledgeEntry(string Id, string Name);

/// <summary>All that Charley knows, to read: a list of each kind, and each element by its id.</summary>
internal static class KnowledgeApi
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new ConditionWriter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void MapKnowledge(this IEndpointRouteBuilder api)
    {
        var knowledge = api.MapGroup("/knowledge");
        Map(knowledge, "causes", content => content.Causes.Values, cause => new(cause.Id, cause.Name));
        Map(knowledge, "findings", content => content.Findings.Values, finding => new(finding.Id, finding.Name));
        Map(knowledge, "questions", content => content.Questions, question => new(question.Id, question.Text));
        Map(knowledge, "red-flags", content => content.RedFlags, flag => new(flag.Id, flag.Title));
        Map(knowledge, "remedies", content => content.Remedies.Values, remedy => new(remedy.Id, remedy.Name));
        Map(knowledge, "medicines", content => content.Medicines, medicine => new(medicine.Id, medicine.Name));
        Map(knowledge, "tests", content => content.Tests.Values, test => new(test.Id, test.Name));
        Map(knowledge, "guides", content => content.Guides, guide => new(guide.Id, guide.Title));
        Map(knowledge, "evidence", content => content.Evidence.Values, record => new(record.Id, record.Statement));
    }

    private static void Map<T>(
        RouteGroupBuilder group,
        string kind,
        Func<KnowledgeBase, IEnumerable<T>> all,
        Func<T, KnowledgeEntry> entry)
    {
        group.MapGet(kind, IResult (Spoken spoken) => TypedResults.Json(
                all(spoken.Knowledge).Select(entry).OrderBy(line => line.Id, StringComparer.Ordinal).ToList(), Options))
            .WithName("list-" + kind)
            .WithSummary(ApiTexts.ListSummary.With(kind))
            .Produces<IReadOnlyList<KnowledgeEntry>>();

        group.MapGet(kind + "/{id}", IResult (string id, Spoken spoken) =>
                all(spoken.Knowledge).FirstOrDefault(element => string.Equals(entry(element).Id, id, StringComparison.Ordinal)) is { } found
                    ? TypedResults.Json(found, Options)
                    : TypedResults.Problem(
                        statusCode: StatusCodes.Status404NotFound,
                        title: ApiTexts.UnknownIdTitle,
                        detail: ApiTexts.UnknownId.With(kind)))
            .WithName("get-" + kind)
            .WithSummary(ApiTexts.GetSummary.With(kind))
            .Produces<T>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
