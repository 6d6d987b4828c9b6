using System.Collections.Immutable;

namespace Charley.Exchange.Imports.Csv;

/// <summary>
/// Some apps write a line for each thing, with its name in one column and its amount in another. Such a table is turned so that
/// each name becomes a column.
/// </summary>
internal static class LongTable
{
    private const int MostNames = 200;
    private static readonly ImmutableArray<string> NameHeaders = ["category", "measure", "metric", "type", "factor"];
    private static readonly ImmutableArray<string> ValueHeaders = ["rating/amount", "amount", "value", "rating"];

    /// <summary>The table turned; the table itself if it is not of that kind.</summary>
    public static CsvTable Turn(CsvTable table)
    {
        var (name, value) = (IndexOf(table, NameHeaders), IndexOf(table, ValueHeaders));
        if (name < 0 || value < 0)
        {
            return table;
        }

        var names = table.Rows.Select(row => row[name].Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count is 0 or > MostNames || names.Intersect(table.Headers, StringComparer.Ordinal).Any())
        {
            return table;
        }

        var kept = Enumerable.Range(0, table.Headers.Length).Where(index => index != name && index != value).ToList();
        var rows = table.Rows.Select(row =>
        {
            var cells = kept.Select(index => row[index]).Concat(names.Select(_ => string.Empty)).ToArray();
            var at = names.IndexOf(row[name].Trim());
            if (at >= 0)
            {
                cells[kept.Count + at] = row[value];
            }

            return cells;
        });

        // Remembered by the headings of the file: the names in it grow with time.
        return new CsvTable([.. kept.Select(index => table.Headers[index]), .. names], [.. rows], table.Delimiter) { Signature = table.Signature };
    }

    private static int IndexOf(CsvTable table, ImmutableArray<string> wanted) =>
        wanted.Select(word => table.Headers.ToList().FindIndex(header => header.Equals(word, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(index => index >= 0, -1);
}
