using System.Globalization;

namespace Charley.Knowledge.Measuring;

/// <summary>
/// Reads numbers as people copy them from a result: with a decimal point or comma, with or without separated thousands.
/// </summary>
public static class WrittenNumber
{
    /// <summary>More characters than any result has.</summary>
    private const int Longest = 20;

    private const int GroupSize = 3;

    /// <summary>
    /// What the text can mean: nothing if it is no number, two numbers if a separator could stand before decimals as well as
    /// between thousands ("1,250").
    /// </summary>
    /// <param name="text">What was written.</param>
    public static IReadOnlyList<double> Readings(string text)
    {
        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        if (digits.Length is 0 or > Longest || !digits.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ','))
        {
            return [];
        }

        return [.. new[] { Decimal(digits, '.'), Decimal(digits, ',') }.OfType<double>().Distinct()];
    }

    /// <summary>The number if the given mark stands before decimals and the other one between thousands; null if that cannot be.</summary>
    private static double? Decimal(string digits, char mark)
    {
        var parts = digits.Split(mark);
        if (parts.Length > 2 || Array.Exists(parts, part => part.Length == 0))
        {
            return null;
        }

        var groups = parts[0].Split(mark == '.' ? ',' : '.');
        var isGrouped = groups.Length > 1;
        if (isGrouped && (groups[0].Length is 0 or > GroupSize || groups[0][0] == '0' || groups.Skip(1).Any(group => group.Length != GroupSize)))
        {
            return null;
        }

        var plain = string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : string.Empty);
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
