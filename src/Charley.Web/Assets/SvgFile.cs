namespace Charley.Web.Assets;

/// <summary>Takes drawings out of their files.</summary>
internal static class SvgFile
{
    private const string ViewBoxStart = "viewBox=\"";

    /// <summary>The part of the plane that the drawing shows.</summary>
    public static string ViewBox(string svg)
    {
        var start = svg.IndexOf(ViewBoxStart, StringComparison.Ordinal) + ViewBoxStart.Length;
        return svg[start..svg.IndexOf('"', start)];
    }

    /// <summary>What stands between the opening and the closing svg tag.</summary>
    public static string Inside(string svg)
    {
        var opening = svg.IndexOf("<svg", StringComparison.Ordinal);
        var start = svg.IndexOf('>', opening) + 1;
        return svg[start..svg.LastIndexOf("</svg>", StringComparison.Ordinal)];
    }
}
