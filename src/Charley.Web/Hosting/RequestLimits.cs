using Microsoft.AspNetCore.Http.Features;

namespace Charley.Web.Hosting;

/// <summary>The largest bodies that are read, in bytes.</summary>
internal static class RequestLimits
{
    /// <summary>A case with every finding answered is about 10 KB; a hundred times that is surely a mistake.</summary>
    public const long AnyBody = 1024 * 1024;

    /// <summary>The longest form, all red-flag checks ticked, is about 4 KB.</summary>
    public const long Form = 64 * 1024;

    /// <summary>
    /// Up to here a body that is too large is taken in and thrown away: a sender that is cut off in the middle never
    /// gets to read the answer. Beyond, the connection is closed.
    /// </summary>
    public const long Drained = 64 * 1024 * 1024;

    /// <summary>Refuses bodies that say they are too large, with an answer that the sender can read.</summary>
    public static void UseRequestLimits(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if (UploadLimit.Allows(context.Request))
        {
            UploadLimit.Raise(context);
            await next(context);
            return;
        }

        if (context.Request.ContentLength is > AnyBody)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = AnyBody;
        }

        await next(context);
    });
}
