namespace Charley.Web.Api;

/// <summary>Refuses bodies that are not JSON: a page of another site can send forms and plain text without asking, but not JSON.</summary>
internal static class OnlyJson
{
    /// <summary>Puts the check before an endpoint and into its description.</summary>
    public static RouteHandlerBuilder AcceptsOnlyJson<TBody>(this RouteHandlerBuilder endpoint)
        where TBody : notnull =>
        endpoint
            .WithMetadata(new Microsoft.AspNetCore.Http.Metadata.AcceptsMetadata(["application/json"], typeof(TBody)))
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .AddEndpointFilter(static async (invocation, next) => invocation.HttpContext.Request.HasJsonContentType()
                ? await next(invocation)
                : TypedResults.Problem(
                    statusCode: StatusCodes.Status415UnsupportedMediaType, title: ApiTexts.NotJsonTitle, detail: ApiTexts.NotJsonType));
}
