namespace Charley.Web.Assets;

/// <summary>Takes drawings out of their files.</summary>
internal static class SvgFile
{
    /// <summary>What stands between the opening and the closing svg tag.</summary>
    public static string Inside(string svg)
    {
        var opening = svg.IndexOf("<svg", StringComparison.Ordinal);
        var start = svg.IndexOf('>', opening) + 1;
        return svg[start..svg.LastIndexOf("</svg>", StringComparison.Ordinal)];
    }
}
