namespace Charley.Web.Hosting;

/// <summary>The largest bodies that are read, in bytes.</summary>
internal static class RequestLimits
{
    /// <summary>A case with every finding answered is about 10 KB; a hundred times that is surely a mistake.</summary>
    public const long AnyBody = 1024 * 1024;

    /// <summary>The longest form, all red-flag checks ticked, is about 4 KB.</summary>
    public const long Form = 64 * 1024;
}
