using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Charley.Web.Hosting;

/// <summary>The addresses that take whole exports of phones, and how large these may be.</summary>
internal sealed class UploadLimit : IRequestSizeLimitMetadata
{
    /// <summary>Where programs send files.</summary>
    public const string ApiPath = "/api/v1/imports";

    /// <summary>Where the page's form sends files.</summary>
    public const string PagePath = "/diary/import/file";

    /// <summary>Eight gigabytes: twice the largest unpacked export of a phone that people speak of.</summary>
    public const long Most = 8L * 1024 * 1024 * 1024;

    /// <inheritdoc/>
    public long? MaxRequestBodySize => Most;

    /// <summary>Whether a request brings a file.</summary>
    public static bool Allows(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Path.Equals(ApiPath, StringComparison.OrdinalIgnoreCase) || request.Path.Equals(PagePath, StringComparison.OrdinalIgnoreCase));

    /// <summary>Lets this request be as large as a file may be.</summary>
    public static void Raise(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Most;
        }
    }
}
