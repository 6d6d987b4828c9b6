using System.Globalization;

namespace Charley.Exchange;

/// <summary>Puts values into texts from the resources.</summary>
internal static class Filling
{
    /// <summary>The text with {0}, {1}... replaced.</summary>
    public static string In(this string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
