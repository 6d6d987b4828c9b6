namespace Charley.Web.Hosting;

/// <summary>The cookies of this program: never read by scripts, never sent by other sites' forms.</summary>
internal static class OwnCookies
{
#pragma warning disable S2092 // On the own machine the program speaks plain HTTP; a secure cookie would never come back there.
    public static CookieOptions Options(HttpContext context, TimeSpan kept) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = kept,
        IsEssential = true,
    };
#pragma warning restore S2092
}
