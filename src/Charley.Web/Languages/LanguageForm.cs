using Charley.Web.Pages.Layout;

namespace Charley.Web.Languages;

/// <summary>Takes what the small form at the end of every page sends.</summary>
internal static class LanguageForm
{
    /// <summary>Where the form is sent.</summary>
    public const string Path = "/language";

    /// <summary>The field with the language's code; anything else lets the browser's language count.</summary>
    public const string Field = "language";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapPost(Path, async (HttpContext context, CancellationToken cancellation) =>
        {
            var form = await context.Request.ReadFormAsync(cancellation);
            LanguageChoice.Keep(context, PageLanguages.Of(form[Field]));
            return SeeOther.To(LocalPath.From(form["back"].ToString()));
        });
}
