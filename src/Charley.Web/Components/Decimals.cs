using System.Globalization;

namespace Charley.Web.Components;

/// <summary>Numbers as people type them.</summary>
internal static class Decimals
{
    /// <summary>A comma and a point both begin the decimals, in every language: "1,5" is never fifteen. Null for what is no number.</summary>
    public static double? Read(string text) =>
        double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
