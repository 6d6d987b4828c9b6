using Charley.Knowledge.Checking;
using Spectre.Console;

namespace Charley.Output;

/// <summary>Writes the coverage of the scope as a table.</summary>
internal static class CoverageText
{
    public static void Write(IReadOnlyList<CoveredStatement> rows, TextWriter output)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns(Texts.ScopeId, Texts.ScopeCovered, Texts.ScopeBy);
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Statement.Id),
                row.By.IsEmpty ? Texts.No : Texts.Yes,
                Markup.Escape(string.Join(", ", row.By)));
        }

        Consoles.Plain(output).Write(table);
        output.WriteLine(Texts.ScopeTotal(rows.Count(row => !row.By.IsEmpty), rows.Count));
    }
}
