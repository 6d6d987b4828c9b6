using System.Globalization;
using Charley.Diary;
using Charley.Web.Languages;
using Charley.Web.Pages.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace Charley.Web.Hosting;

/// <summary>Turns every error into calm words: a page for people, problem details for programs. Never a stack trace.</summary>
internal static class CalmErrors
{
    /// <summary>Everything under this path is read by programs.</summary>
    public static readonly PathString ApiPath = "/api";

    public static void UseCalmErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = static error => error switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                DiaryUnavailableException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
            ExceptionHandler = Answer,
        });
        app.UseStatusCodePages(static status => Answer(status.HttpContext));
    }

    private static async Task Answer(HttpContext context)
    {
        var status = context.Response.StatusCode;

        // What chose the language for the page has come to its end; errors can be told in every one.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.WantedBy(context).Culture;

        // These are made for people: the disk is full, the server is away. Any other message stays inside.
        var known = (context.Features.Get<IExceptionHandlerFeature>()?.Error as DiaryUnavailableException)?.Message;
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value;
        IResult answer = new PathString(path).StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase)
            ? TypedResults.Problem(statusCode: status, title: ErrorWords.Title(status), detail: known ?? ErrorWords.Text(status))
            : known is not null
                ? await SendAgain.NotStoredAsync(context, known)
                : ErrorPages.Show(status);
        await answer.ExecuteAsync(context);
    }
}
