namespace Charley.Web.Pages.Interview;

/// <summary>Remembers in this browser which interview goes on, so that the first page can offer to continue it.</summary>
internal static class InterviewCookie
{
    private const string Name = "charley-interview";

    /// <summary>After this time an unfinished interview is no longer offered; answers about "now" would be stale.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static Guid? Read(HttpContext context) =>
        Guid.TryParse(context.Request.Cookies[Name], out var id) ? id : null;

    public static void Write(HttpContext context, Guid id) =>
        context.Response.Cookies.Append(Name, id.ToString(), OwnCookies.Options(context, Kept));

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, OwnCookies.Options(context, Kept));
}
