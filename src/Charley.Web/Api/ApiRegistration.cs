using System.Text.Json;
using System.Text.Json.Serialization;
using Charley.Web.Api.Diaries;
using Charley.Web.Languages;

namespace Charley.Web.Api;

/// <summary>The HTTP API: what it needs, its addresses, its description.</summary>
internal static class ApiRegistration
{
    public static void AddCharleyApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddScoped<CaseDesk>();
        services.AddOpenApi("v1", openApi => openApi.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info.Title = ApiTexts.Title;
            document.Info.Description = ApiTexts.Description;

            // The address at which the program happens to be reached is no part of the contract.
            document.Servers = [];
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower)));
    }

    public static void MapCharleyApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        var spoken = api.MapGroup(string.Empty).InEveryLanguage();
        spoken.MapAssessments();
        spoken.MapKnowledge();
        api.MapDiary();
        api.MapImports();
        api.MapExports();
        app.MapOpenApi("/api/{documentName}/openapi.json");
    }
}
