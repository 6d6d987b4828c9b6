namespace Charley.Exchange.Exports.Csv;

/// <summary>Writes cells as RFC 4180 has them, and never one that a spreadsheet would run as a formula.</summary>
internal static class CsvText
{
    private const string LineEnd = "\r\n";
    private const char Quote = '"';

    /// <summary>Spreadsheets show what follows it as text.</summary>
    private const char AsText = '\'';

    private static readonly char[] MustBeQuoted = [',', ';', Quote, '\r', '\n', '\t'];

    /// <summary>A row with its line end.</summary>
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + LineEnd;

    /// <summary>A cell: empty for nothing said.</summary>
    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return string.Empty;
        }

        var safe = BeginsFormula(value) ? AsText + value : value;
        return safe.AsSpan().IndexOfAny(MustBeQuoted) >= 0 || safe[0] == ' ' || safe[^1] == ' '
            ? Quote + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + Quote
            : safe;
    }

    /// <summary>
    /// Formulas begin with one of these signs, in their wide forms too; some programs skip space and line breaks in front.
    /// Our own numbers are never negative, so no number is taken for a formula.
    /// </summary>
    private static bool BeginsFormula(string value)
    {
        var text = value.AsSpan().TrimStart();
        return value[0] is '\t' or '\r' or '\n' || (!text.IsEmpty && (text[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'));
    }
}
