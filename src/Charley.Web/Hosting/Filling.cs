using System.Globalization;

namespace Charley.Web.Hosting;

/// <summary>Puts values into texts from the resources.</summary>
internal static class Filling
{
    /// <summary>The text with {0}, {1}... replaced, written as the reader's language writes numbers and dates.</summary>
    public static string With(this string text, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, text, values);
}
