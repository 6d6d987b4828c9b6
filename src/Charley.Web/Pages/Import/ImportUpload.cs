using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Charley.Web.Pages.Import;

/// <summary>Takes a file out of a form while it streams in: the form's key comes first and is checked before the file is kept.</summary>
internal static class ImportUpload
{
    private const int LongestKey = 4096;
    private const string KeyHeader = "RequestVerificationToken";

    /// <summary>The file's name and bytes; null if the form is foreign, or holds no file.</summary>
    public static async Task<(string Name, Stream Content)?> OpenAsync(HttpContext context, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        UploadLimit.Raise(context);
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                return null;
            }

            if (!disposition.IsFileDisposition())
            {
                await CheckKeyAsync(context, section, cancellation);
                continue;
            }

            var name = Path.GetFileName(HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? string.Empty);
            return await IsOwnAsync(context, antiforgery) && name.Length > 0 ? (name, section.Body) : null;
        }

        return null;
    }

    /// <summary>Whether the form carried a key of ours. Without one the form itself would be searched, which is being streamed.</summary>
    public static async Task<bool> IsOwnAsync(HttpContext context, IAntiforgery antiforgery) =>
        context.Request.Headers.ContainsKey(KeyHeader) && await antiforgery.IsRequestValidAsync(context);

    /// <summary>The key is looked for in the header before the form, which must not be read as a whole.</summary>
    private static async Task CheckKeyAsync(HttpContext context, MultipartSection section, CancellationToken cancellation)
    {
        using var key = new StreamReader(section.Body);
        var buffer = new char[LongestKey];
        var length = await key.ReadBlockAsync(buffer, cancellation);
        if (!context.Request.Headers.ContainsKey(KeyHeader))
        {
            context.Request.Headers[KeyHeader] = new string(buffer, 0, length);
        }
    }
}
