namespace Charley.Web.Pages.Layout;

/// <summary>Light, dark, or as the system has it; kept in a cookie.</summary>
internal static class ThemeChoice
{
    public const string System = "system";
    public const string Light = "light";
    public const string Dark = "dark";

    private const string Cookie = "charley-theme";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>The choice of the person who asks; the system's where none was made.</summary>
    public static string Of(HttpContext context) =>
        context.Request.Cookies[Cookie] is Light or Dark ? context.Request.Cookies[Cookie]! : System;

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapPost("/theme", async (HttpContext context, CancellationToken cancellation) =>
        {
            var form = await context.Request.ReadFormAsync(cancellation);
            if (form["theme"].ToString() is Light or Dark)
            {
                context.Response.Cookies.Append(Cookie, form["theme"].ToString(), OwnCookies.Options(context, Kept));
            }
            else
            {
                context.Response.Cookies.Delete(Cookie, OwnCookies.Options(context, Kept));
            }

            return SeeOther.To(LocalPath.From(form["back"].ToString()));
        });
}
