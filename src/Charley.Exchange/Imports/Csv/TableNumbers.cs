using System.Globalization;

namespace Charley.Exchange.Imports.Csv;

/// <summary>Reads numbers of a column: 1,5 or 1.5 or 1,250; 7:30 as hours and minutes; 250 ml.</summary>
internal sealed class TableNumbers
{
    private const int GroupSize = 3;
    private const double MinutesPerHour = 60;
    private const double SecondsPerMinute = 60;
    private static readonly char[] HourLetters = ['h', 'H'];
    private readonly bool commaIsDecimal;
    private readonly bool pointIsGroup;

    /// <summary>Looks at all of a column to tell a decimal comma from one between thousands.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="delimiter">Tables with a comma between cells write decimals with a point, unless a cell shows otherwise.</param>
    public TableNumbers(IEnumerable<string> cells, char delimiter)
    {
        var all = cells as IReadOnlyCollection<string> ?? [.. cells];
        var withPoint = all.Where(cell => cell.Contains('.', StringComparison.Ordinal)).ToList();
        pointIsGroup = delimiter != ',' && withPoint.Count > 0 && withPoint.TrueForAll(IsGrouped);
        var withComma = all.Where(cell => cell.Contains(',', StringComparison.Ordinal)).ToList();
        commaIsDecimal = withComma.Exists(IsDecimal) || (delimiter != ',' && withComma.Count > 0 && !withComma.Exists(cell => cell.Contains('.', StringComparison.Ordinal)));
    }

    /// <summary>The number in what the diary keeps; null if there is none, or its unit is not known.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="kind">What is measured; null for a plain number.</param>
    /// <param name="scale">The scale of the column's unit; a unit in the cell counts before it.</param>
    public double? Read(string cell, UnitKind? kind, UnitScale scale)
    {
        var text = cell.Trim();
        if (kind == UnitKind.Duration && Clock(text) is { } minutes)
        {
            return minutes;
        }

        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] is '.' or ',' or '-' or '+' or '\u00a0' or '\'' or '’' || (text[length] == ' ' && length + 1 < text.Length && char.IsAsciiDigit(text[length + 1]))))
        {
            length++;
        }

        if (Plain(text[..length]) is not { } number)
        {
            return null;
        }

        var unit = text[length..].Trim();
        return unit.Length == 0 ? scale.Of(number)
            : kind is { } of && Units.Find(of, unit) is { } own ? own.Of(number)
            : null;
    }

    /// <summary>7:30 and 7:30:00 are hours and minutes; so is 7h 30m.</summary>
    private static double? Clock(string text)
    {
        var parts = text.Contains(':', StringComparison.Ordinal) ? text.Split(':')
            : text.Contains('h', StringComparison.OrdinalIgnoreCase) && text.TrimEnd().EndsWith("m", StringComparison.OrdinalIgnoreCase) ? text.TrimEnd('m', 'M', ' ').Split(HourLetters)
            : [];
        if (parts.Length is < 2 or > 3)
        {
            return null;
        }

        var numbers = parts.Select(part => int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers.TrueForAll(number => number >= 0) && numbers[1] < MinutesPerHour
            ? (numbers[0] * MinutesPerHour) + numbers[1] + (numbers.Count == 3 ? numbers[2] / SecondsPerMinute : 0)
            : null;
    }

    private double? Plain(string text)
    {
        var digits = string.Concat(text.Where(letter => letter is not (' ' or '\u00a0' or '\'' or '’')));
        var (comma, point) = (digits.LastIndexOf(','), digits.LastIndexOf('.'));
        var decimalComma = comma >= 0 && (point >= 0 ? comma > point : commaIsDecimal);
        var plain = decimalComma || (pointIsGroup && comma < 0)
            ? digits.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.')
            : digits.Replace(",", string.Empty, StringComparison.Ordinal);
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return double.TryParse(plain, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    /// <summary>Where commas are decimal, 1.500 is one and a half thousand; a point before three digits in every cell is no decimal one.</summary>
    private static bool IsGrouped(string cell)
    {
        var parts = cell.Trim().Split('.');
        return parts[0].Length is > 0 and <= GroupSize && parts[0] != "0" && parts.Skip(1).All(part => part.Length == GroupSize && part.All(char.IsAsciiDigit));
    }

    /// <summary>A comma that does not stand before exactly three digits, or after a lone zero, is a decimal one.</summary>
    private static bool IsDecimal(string cell)
    {
        var comma = cell.LastIndexOf(',');
        var after = cell.Skip(comma + 1).TakeWhile(char.IsAsciiDigit).Count();
        return !cell[(comma + 1)..].Contains('.', StringComparison.Ordinal) && (after != GroupSize || cell.TrimStart().StartsWith("0,", StringComparison.Ordinal));
    }
}
