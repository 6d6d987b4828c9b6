using System.Globalization;

namespace Charley.Exchange.Bench;

/// <summary>Sizes as people write them: 200MB, 4GB.</summary>
internal static class Sizes
{
    private const long Megabyte = 1_000_000;
    private const long Gigabyte = 1000 * Megabyte;

    public static long Read(string text) =>
        text.EndsWith("GB", StringComparison.OrdinalIgnoreCase) ? (long)(Number(text) * Gigabyte) : (long)(Number(text) * Megabyte);

    private static double Number(string text) => double.Parse(text[..^2], CultureInfo.InvariantCulture);
}
