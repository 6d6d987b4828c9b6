using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Charley.Web.Api.Diaries;

/// <summary>Versions as entity tags (RFC 9110, section 8.8.3): a change names the version that it is based on.</summary>
internal static class VersionTag
{
    /// <summary>Says in the answer which version it holds.</summary>
    public static void Tag(this HttpResponse response, int version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that the change is based on, from <c>If-Match</c>; null if none is named or it can't be read.</summary>
    public static int? Based(this HttpRequest request) =>
        !StringValues.IsNullOrEmpty(request.Headers.IfMatch)
        && int.TryParse(request.Headers.IfMatch.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    /// <summary>A change without a version could overwrite what another window saved.</summary>
    public static ProblemHttpResult Needed() =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status428PreconditionRequired, title: ApiTexts.VersionNeededTitle, detail: ApiTexts.VersionNeeded);
}
