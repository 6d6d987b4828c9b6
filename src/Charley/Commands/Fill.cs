using System.Globalization;

namespace Charley.Commands;

/// <summary>Puts values into texts.</summary>
internal static class Fill
{
    public static string In(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
