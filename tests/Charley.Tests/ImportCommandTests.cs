using System.Text.Json;

namespace Charley.Tests;

/// <summary>Importing at the command line: preview, commit, again, list, and taking it back.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Export = """
        <?xml version="1.0"?>
        <HealthData><ExportDate value="2026-11-21 07:27:26 +0000"/>
        <Record type="HKQuantityTypeIdentifierStepCount" sourceName="iPhone" unit="count" startDate="2026-11-20 10:00:00 +0000" endDate="2026-11-20 10:10:00 +0000" value="900"/>
        <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" startDate="2026-11-20 10:00:00 +0000" endDate="2026-11-20 10:00:00 +0000" value="70"/>
        </HealthData>
        """;

    private readonly DiaryRan charley = new();

    [Fact]
    public async Task A_preview_changes_nothing_a_run_saves_and_a_second_run_adds_nothing()
    {
        var file = await WriteAsync("export.xml", Export);

        var preview = await charley.Of("import", file, "--preview");
        var before = await charley.Of("diary", "list");
        var saved = await charley.Of("import", file);
        var after = await charley.Of("diary", "list");
        var again = await charley.Of("import", file);

        Assert.Equal(0, preview.Code);
        Assert.Contains("2 records. 1 read, 0 merged with others, 1 skipped", preview.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was saved", preview.Out, StringComparison.Ordinal);
        Assert.StartsWith("Nothing is written down", before.Out, StringComparison.Ordinal);
        Assert.Contains("1 values are in the diary", saved.Out, StringComparison.Ordinal);
        Assert.Contains("steps 900", after.Out, StringComparison.Ordinal);
        Assert.Contains("nothing new", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_as_json_adds_up_and_an_import_is_listed_and_taken_back()
    {
        var file = await WriteAsync("export.xml", Export);
        using var json = JsonDocument.Parse((await charley.Of("import", file, "--json")).Out);

        var listed = await charley.Of("import");
        var undone = await charley.Of("import", "--undo");
        var nothing = await charley.Of("import", "--undo");

        var root = json.RootElement.GetProperty("summary");
        Assert.Equal(2, root.GetProperty("records").GetInt64());
        Assert.Equal(2, root.GetProperty("counts").EnumerateArray().Sum(count => count.GetProperty("count").GetInt64()));
        Assert.Equal("no-place", root.GetProperty("counts")[0].GetProperty("note").GetString());
        Assert.Equal("2026-11-20", root.GetProperty("from").GetString());
        Assert.Contains("export.xml", listed.Out, StringComparison.Ordinal);
        Assert.Contains("taken back", undone.Out, StringComparison.Ordinal);
        Assert.Equal(2, nothing.Code);
        Assert.StartsWith("Nothing is written down", (await charley.Of("diary", "list")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<HealthData><Record", "export.xml, byte 12: ")]
    [InlineData("hello", "export.xml, line 1: ")]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_place_and_leaves_the_diary_alone(string text, string message)
    {
        var ran = await charley.Of("import", await WriteAsync("export.xml", text));

        Assert.Equal(2, ran.Code);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_saved_only_once_its_columns_are_confirmed_and_then_remembered()
    {
        var file = await WriteAsync("app.csv", "Date,Drunk,Steps\n01/11/2026,1200,4000\n02/11/2026,900,5000");

        var asked = await charley.Of("import", file);
        var unclear = await charley.Of("import", file, "--accept");
        var saved = await charley.Of("import", file, "--date-order", "day-first", "--column", "Drunk=fluids:ml");
        var more = await charley.Of("import", await WriteAsync("next.csv", "Date,Drunk,Steps\n03/11/2026,1000,100"));
        var listed = await charley.Of("diary", "list", "--from", "2026-11-01");

        Assert.Equal(1, asked.Code);
        Assert.Contains("--accept", asked.Out, StringComparison.Ordinal);
        Assert.Equal(2, unclear.Code);
        Assert.Contains("two ways", unclear.Error, StringComparison.Ordinal);
        Assert.Equal(0, saved.Code);
        Assert.Equal(0, more.Code);
        Assert.Contains("fluids 1.2, steps 4000", listed.Out, StringComparison.Ordinal);
        Assert.Contains("fluids 1, steps 100", listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_plainly() =>
        Assert.Equal(2, (await charley.Of("import", charley.File("none.zip"))).Code);

    public void Dispose() => charley.Dispose();

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = charley.File(name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}
