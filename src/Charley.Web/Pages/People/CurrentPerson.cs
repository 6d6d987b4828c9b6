using Charley.Diary;

namespace Charley.Web.Pages.People;

/// <summary>Whose diary this browser has open; kept in a cookie, by id.</summary>
/// <param name="people">Everybody.</param>
internal sealed class CurrentPerson(PersonStore people)
{
    private const string Cookie = "charley-person";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>The person who was chosen, or the one meant when nobody is.</summary>
    public async Task<Person> FindAsync(HttpContext context, CancellationToken cancellation) =>
        (Guid.TryParse(context.Request.Cookies[Cookie], out var id) ? await people.FindAsync(id, cancellation) : null)
        ?? await people.DefaultAsync(cancellation);

    public static void Choose(HttpContext context, Guid id) =>
        context.Response.Cookies.Append(Cookie, id.ToString(), OwnCookies.Options(context, Kept));

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, OwnCookies.Options(context, Kept));
}
