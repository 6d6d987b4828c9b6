using Microsoft.AspNetCore.Antiforgery;

namespace Charley.Web.Pages.Errors;

/// <summary>A form that could not be taken now, to be sent once more.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Text">What to do.</param>
/// <param name="Path">Where it was sent.</param>
/// <param name="Fields">Names and values, as they came.</param>
public sealed record SentForm(string Title, string Text, string Path, IReadOnlyList<(string Name, string Value)> Fields);

/// <summary>What was written is never thrown away: a form that can't be taken now is shown again, to be sent with one tap.</summary>
internal static class SendAgain
{
    private const string Signature = "form-key";
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Browsers say it themselves, and no page can forge it. Source: W3C, Fetch Metadata Request Headers, section 2.1.</summary>
    private const string Origin = "Sec-Fetch-Site", OwnOrigin = "same-origin";

    /// <summary>
    /// The answer to a form whose signature does not hold. If the browser says that the form stood on one of our own pages,
    /// it lost its cookies, or the keys that sign forms are new: the form is shown again. Anything else is refused.
    /// </summary>
    public static async Task<IResult> UnsignedAsync(HttpContext context)
    {
        if (context.Request.Headers[Origin] != OwnOrigin || !IsForm(context.Request))
        {
            return ErrorPages.Show(StatusCodes.Status400BadRequest);
        }

        // The form is refused; its fields are only shown again, so they may be read.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return await ShowAsync(context, ErrorTexts.AgainTitle, ErrorTexts.Again, StatusCodes.Status400BadRequest);
    }

    /// <summary>The answer where the diary could not be written: what happened, and the form for another try.</summary>
    /// <param name="context">A form that was signed, or any other request.</param>
    /// <param name="message">What to do, made for people.</param>
    public static async Task<IResult> NotStoredAsync(HttpContext context, string message) =>
        IsForm(context.Request) && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? await ShowAsync(context, ErrorTexts.FailedTitle, message, StatusCodes.Status503ServiceUnavailable)
            : ErrorPages.Show(StatusCodes.Status503ServiceUnavailable, message);

    private static bool IsForm(HttpRequest request) => request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<IResult> ShowAsync(HttpContext context, string title, string text, int status)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = form
            .Where(field => field.Key != Signature)
            .SelectMany(field => field.Value.Select(value => (field.Key, value ?? string.Empty)))
            .ToList();
        return new RazorComponentResult<SendAgainPage>(new { Sent = new SentForm(title, text, context.Request.Path + context.Request.QueryString, fields) })
        {
            StatusCode = status,
        };
    }
}
