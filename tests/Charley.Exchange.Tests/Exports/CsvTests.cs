using System.IO.Compression;
using System.Text;
using Charley.Diary.Days;
using Charley.Exchange.Exports;
using Charley.Exchange.Exports.Csv;
using Charley.Knowledge;
using Charley.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Charley.Exchange.Tests.Exports;

public sealed class CsvTests
{
    private static readonly System.Buffers.SearchValues<char> FormulaSigns = System.Buffers.SearchValues.Create("=+-@＝＋－＠");

    [Fact]
    public async Task The_tables_hold_every_episode_every_day_and_every_single_thing()
    {
        var tables = await TablesAsync();

        Assert.Equal(
            [CsvExport.Episodes, CsvExport.Days, CsvExport.Observations, CsvExport.Findings, CsvExport.Results, CsvExport.Causes], tables.Keys, StringComparer.Ordinal);
        Assert.Equal(1 + 4, tables[CsvExport.Episodes].Count);
        Assert.Equal(1 + 2, tables[CsvExport.Days].Count);
        Assert.All(tables.Values, table => Assert.All(table, row => Assert.Equal(table[0].Count, row.Count)));
        var second = Row(tables[CsvExport.Episodes], 2);
        Assert.Equal("2026-11-03T23:40:00", second["local_start"]);
        Assert.Equal("2026-11-03T22:40:00Z", second["utc_start"]);
        Assert.Equal("yes", second["at_night"]);
        Assert.Equal("stretching-acute; my own \"trick\"", second["tried"]);
        Assert.Equal("stretching-acute", second["helped"]);
        Assert.Equal("'=1+1", second["note"]);
        var day = Row(tables[CsvExport.Days], 2);
        Assert.Equal(("900", "7", "no", "none", "travel; late; night"), (day["fluids_ml"], day["stress_0_to_10"], day["period"], day["taken"], day["tags"]));
        Assert.Contains(tables[CsvExport.Observations], row => row is ["2026-11-03", "23:40:00", "episode", _, "tried: stretching-acute", "yes"]);
        Assert.Contains(tables[CsvExport.Observations], row => row is ["2026-11-02", "", "day", "", "taken", "furosemide 40 mg"]);
    }

    [Fact]
    public async Task What_was_told_stands_beside_what_the_program_makes_of_it()
    {
        var told = Materials.Ordinary.Told!;
        var tables = await TablesAsync();

        Assert.Equal(1 + told.Case.AllAnswers.Count, tables[CsvExport.Findings].Count);
        var ids = told.Case.Answers.ToLookup(answer => answer.Value, answer => answer.Key);
        Assert.All(ids[Answer.No], id => Assert.Equal("no", ById(tables[CsvExport.Findings], id)["answer"]));
        Assert.All(ids[Answer.Unknown], id => Assert.Equal("unsure", ById(tables[CsvExport.Findings], id)["answer"]));
        Assert.NotEmpty(ids[Answer.No]);
        var potassium = ById(tables[CsvExport.Results], "potassium");
        Assert.Equal(("3.1", "mmol/L"), (potassium["value"], potassium["unit"]));
        Assert.Equal(told.Result.Causes.Select(cause => cause.Id), tables[CsvExport.Causes].Skip(1).Select(row => row[2]), StringComparer.Ordinal);
        Assert.All(tables[CsvExport.Causes].Skip(1), row => Assert.InRange(double.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture), 0, 1));
    }

    [Fact]
    public async Task Spreadsheets_see_the_mark_of_utf_8()
    {
        using var zip = new MemoryStream();
        await CsvExport.WriteAsync(Materials.Ordinary, RealKnowledge.Value, zip, TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
        await using var table = await archive.GetEntry(CsvExport.Episodes)!.OpenAsync(TestContext.Current.CancellationToken);
        var start = new byte[3];
        await table.ReadExactlyAsync(start, TestContext.Current.CancellationToken);

        Assert.Equal(Encoding.UTF8.GetPreamble(), start);
    }

    [Fact]
    public void Every_number_about_a_day_has_a_unit() =>
        Assert.All(Exposures.All, exposure => Assert.NotEmpty(StoredUnit.Of(exposure).Ucum));

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r\n=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    public void No_cell_begins_a_formula(string words)
    {
        var cell = Assert.Single(Assert.Single(Parse(CsvText.Line([words]))));

        Assert.Equal("'" + words, cell);
    }

    [Fact]
    public void Whatever_is_written_is_read_back_as_one_cell_and_is_no_formula() => Check.QuickThrowOnFailure(Prop.ForAll<string[]>(words =>
    {
        string[] cells = [.. words.Select(word => word ?? string.Empty), "end"];
        var read = Assert.Single(Parse(CsvText.Line(cells)));

        return read.Count == cells.Length
            && read.Zip(cells).All(pair => pair.First == pair.Second || pair.First == "'" + pair.Second)
            && read.TrueForAll(cell => cell.AsSpan().TrimStart().IndexOfAny(FormulaSigns) != 0);
    }));

    private static Dictionary<string, string> Row(List<List<string>> table, int index) => table[0].Zip(table[index]).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, string> ById(List<List<string>> table, string id) => Row(table, table.FindIndex(row => row[1] == id));

    private static async Task<Dictionary<string, List<List<string>>>> TablesAsync()
    {
        using var zip = new MemoryStream();
        await CsvExport.WriteAsync(Materials.Ordinary, RealKnowledge.Value, zip, TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
        var tables = new Dictionary<string, List<List<string>>>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            tables.Add(entry.Name, Parse(await reader.ReadToEndAsync(TestContext.Current.CancellationToken)));
        }

        return tables;
    }

    /// <summary>A reader after RFC 4180 that shares nothing with the writer.</summary>
    private static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var at = 0;
        while (at < text.Length)
        {
            if (quoted)
            {
                if (text[at] != '"')
                {
                    cell.Append(text[at]);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append(text[++at]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (text[at] == '"')
            {
                quoted = true;
            }
            else if (text[at] == ',')
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (text[at] == '\r')
            {
                Assert.Equal('\n', text[++at]);
                row.Add(cell.ToString());
                cell.Clear();
                rows.Add(row);
                row = [];
            }
            else
            {
                cell.Append(text[at]);
            }

            at++;
        }

        return rows;
    }
}
