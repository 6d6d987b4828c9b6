using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Charley.Exchange.Imports.Csv;

/// <summary>A table with headings.</summary>
/// <param name="Headers">The headings, each once.</param>
/// <param name="Rows">The cells of each row; as many as there are headings.</param>
/// <param name="Delimiter">What stands between cells.</param>
internal sealed record CsvTable(ImmutableArray<string> Headers, IReadOnlyList<string[]> Rows, char Delimiter)
{
    private const int MostColumns = 500;
    private const int MostRows = 2_000_000;
    private const int SampleLines = 20;
    private const int SignatureLength = 32;
    private const string SeparatorLine = "sep=";
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Stands for the headings, in any order.</summary>
    public string Signature { get; init; } = SignatureOf(Headers);

    /// <summary>Reads a table.</summary>
    /// <exception cref="ImportRefusedException">It is none; the line is said.</exception>
    public static CsvTable Parse(string text, string file)
    {
        var delimiter = DelimiterOf(text);
        var reader = new CsvRows(text, delimiter, file);
        string[]? headers = null;
        var rows = new List<string[]>();
        while (reader.Next() is { } cells)
        {
            if (headers is null)
            {
                headers = HeadersOf(cells);
            }
            else if (rows.Count >= MostRows)
            {
                throw new ImportRefusedException(file, ImportRefusedException.AtLine(reader.Line), ImportTexts.TooLarge);
            }
            else
            {
                rows.Add(Fit(cells, headers.Length));
            }

            if (headers is { Length: > MostColumns })
            {
                throw new ImportRefusedException(file, ImportRefusedException.AtLine(reader.Line), ImportTexts.NoTable);
            }
        }

        return headers is null || rows.Count == 0
            ? throw new ImportRefusedException(file, ImportRefusedException.AtLine(1), ImportTexts.NoTable)
            : new CsvTable([.. headers], rows, delimiter);
    }

    /// <summary>The cells of a column.</summary>
    public IEnumerable<string> ColumnOf(string header)
    {
        var index = Headers.IndexOf(header);
        return Rows.Select(row => row[index]);
    }

    /// <summary>
    /// The headings: the first line with more than one of them, so that a title above the table does no harm. Null where the
    /// line is none.
    /// </summary>
    private static string[]? HeadersOf(string[] cells)
    {
        if (cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) < 2)
        {
            return null;
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. cells.Select((cell, index) => Unique(cell.Trim().Length == 0 ? Numbered(ImportTexts.Column, index + 1) : cell.Trim(), used))];
    }

    private static string Unique(string header, HashSet<string> used)
    {
        var name = header;
        var number = 2;
        while (!used.Add(name))
        {
            name = Numbered(header, number);
            number++;
        }

        return name;
    }

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number}");

    private static string[] Fit(string[] cells, int length)
    {
        if (cells.Length == length)
        {
            return cells;
        }

        var fitted = new string[length];
        Array.Fill(fitted, string.Empty);
        Array.Copy(cells, fitted, Math.Min(cells.Length, length));
        return fitted;
    }

    /// <summary>The sign that most lines have most of, and equally many.</summary>
    private static char DelimiterOf(string text)
    {
        using var reader = new StringReader(text);
        var lines = new List<string>();
        while (lines.Count < SampleLines && reader.ReadLine() is { } line)
        {
            if (line.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && line.Length == SeparatorLine.Length + 1)
            {
                return line[^1];
            }

            lines.Add(line);
        }

        return Delimiters.MaxBy(delimiter => lines.Select(line => Unquoted(line, delimiter)).Where(count => count > 0).CountBy(count => count)
            .Select(pair => pair.Key * pair.Value).DefaultIfEmpty().Max());
    }

    private static int Unquoted(string line, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            count += letter == delimiter && !quoted ? 1 : 0;
        }

        return count;
    }

    private static string SignatureOf(IEnumerable<string> headers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headers.Order(StringComparer.Ordinal)))))[..SignatureLength];
}
