using Microsoft.AspNetCore.Localization;

namespace Charley.Web.Languages;

/// <summary>
/// In which language a request is answered: as the device keeps the page, as the person chose, or as the browser asks, in
/// this order; and in English where a page is not translated, rather than half and half.
/// </summary>
internal sealed class LanguageChoice : RequestCultureProvider
{
    /// <summary>Names the language of a page that a device keeps.</summary>
    public const string CopyField = "copy";

    private const string Cookie = "charley-language";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <inheritdoc/>
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var language = IsTranslated(httpContext) ? WantedBy(httpContext) : PageLanguages.English;
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(language.Culture.Name));
    }

    /// <summary>The language that the person would read, whether or not the page can be had in it.</summary>
    public static PageLanguage WantedBy(HttpContext context) =>
        PageLanguages.Of(context.Request.Query[CopyField]) ?? ChosenBy(context) ?? AskedForBy(context) ?? PageLanguages.English;

    /// <summary>The language that the person chose; null where the browser's counts.</summary>
    public static PageLanguage? ChosenBy(HttpContext context) => PageLanguages.Of(context.Request.Cookies[Cookie]);

    /// <summary>Keeps what was chosen; null lets the browser's language count again.</summary>
    public static void Keep(HttpContext context, PageLanguage? language)
    {
        if (language is null)
        {
            context.Response.Cookies.Delete(Cookie, OwnCookies.Options(context, Kept));
        }
        else
        {
            context.Response.Cookies.Append(Cookie, language.Code, OwnCookies.Options(context, Kept));
        }
    }

    /// <summary>The first language of the browser in which pages can be read.</summary>
    private static PageLanguage? AskedForBy(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptLanguage
            .Where(asked => asked.Quality is not 0)
            .OrderByDescending(asked => asked.Quality ?? 1)
            .Select(asked => PageLanguages.Of(asked.Value.Value))
            .FirstOrDefault(language => language is not null);

    /// <summary>Where no page is found there is only the page that says so, which is translated.</summary>
    private static bool IsTranslated(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<InEveryLanguage>() is not null;
}
