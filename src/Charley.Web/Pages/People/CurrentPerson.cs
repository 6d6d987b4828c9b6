using Charley.Diary;

namespace Charley.Web.Pages.People;

/// <summary>
/// Whose diary this browser has open; kept in a cookie, by id. A form also carries the person whose page it stands on, so
/// that switching in another window never sends what was written into somebody else's diary.
/// </summary>
/// <param name="people">Everybody.</param>
internal sealed class CurrentPerson(PersonStore people)
{
    /// <summary>The field in which every form carries the person.</summary>
    public const string Field = "whose";

    private const string Cookie = "charley-person";
    private const string FormType = "application/x-www-form-urlencoded";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);
    private static readonly object Found = new();

    /// <summary>The person of the form that was sent, else the one who was chosen, else the one meant when nobody is.</summary>
    /// <exception cref="BadHttpRequestException">The person of the form was removed meanwhile: it is nobody else's.</exception>
    public async Task<Person> FindAsync(HttpContext context, CancellationToken cancellation)
    {
        var chosen = Guid.TryParse(context.Request.Cookies[Cookie], out var cookie) ? cookie : (Guid?)null;
        var person = await OfFormAsync(context, chosen, cancellation)
            ?? (chosen is { } id ? await people.FindAsync(id, cancellation) : null)
            ?? await people.DefaultAsync(cancellation);
        context.Items[Found] = person.Id;
        return person;
    }

    /// <summary>The person whose page this is; null where the page is nobody's.</summary>
    public static Guid? Of(HttpContext? context) => context?.Items[Found] as Guid?;

    public static void Choose(HttpContext context, Guid id) =>
        context.Response.Cookies.Append(Cookie, id.ToString(), OwnCookies.Options(context, Kept));

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, OwnCookies.Options(context, Kept));

    /// <summary>What follows must be about the same person, so the browser goes on with the form's.</summary>
    private async Task<Person?> OfFormAsync(HttpContext context, Guid? chosen, CancellationToken cancellation)
    {
        if (context.Request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) != true
            || !Guid.TryParse((await context.Request.ReadFormAsync(cancellation))[Field], out var id))
        {
            return null;
        }

        var person = await people.FindAsync(id, cancellation)
            ?? throw new BadHttpRequestException("The person of this form is not there any more.", StatusCodes.Status404NotFound);
        if (chosen != id)
        {
            Choose(context, id);
        }

        return person;
    }
}
