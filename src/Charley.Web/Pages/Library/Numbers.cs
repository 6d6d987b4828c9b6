using System.Globalization;

namespace Charley.Web.Pages.Library;

/// <summary>How the numbers of the model are written on the pages of the library.</summary>
internal static class Numbers
{
    private const double Hundred = 100;

    /// <summary>Cultures that put a space before the sign, as German does.</summary>
    private const int SpaceBeforeSign = 0;

    /// <summary>A chance as a share of 100: "75%".</summary>
    public static string Share(double chance) =>
        string.Create(CultureInfo.CurrentCulture, $"{Math.Round(chance * Hundred, chance < 0.01 ? 3 : chance < 0.1 ? 1 : 0):0.###}{Sign}");

    /// <summary>A number as published.</summary>
    public static string Plain(double value) => value.ToString("#,0.####", CultureInfo.CurrentCulture);

    private static string Sign => CultureInfo.CurrentCulture.NumberFormat.PercentPositivePattern == SpaceBeforeSign ? "\u00A0%" : "%";

    /// <summary>An interval of chances: "62% to 92%"; empty if there is none.</summary>
    public static string Range(Interval? interval) =>
        interval is null ? string.Empty : LibraryTexts.Range.With(Share(interval.Low), Share(interval.High));
}
