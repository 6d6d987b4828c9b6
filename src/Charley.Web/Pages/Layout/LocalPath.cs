namespace Charley.Web.Pages.Layout;

/// <summary>Addresses of this site; a sent page could name any.</summary>
internal static class LocalPath
{
    /// <summary>The address if it is one of this site, else the first page.</summary>
    public static string From(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
            ? path
            : "/";
}
