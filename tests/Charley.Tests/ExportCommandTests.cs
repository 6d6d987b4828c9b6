using System.Text;
using System.Text.RegularExpressions;

namespace Charley.Tests;

/// <summary>Exports and the report at the command line.</summary>
public sealed partial class ExportCommandTests : IDisposable
{
    /// <summary>The figure of the report's PDF.</summary>
    private const int LargestPdf = 500_000;

    private readonly DiaryRan charley = new();

    [Fact]
    public async Task Export_wipe_and_import_give_the_identical_diary()
    {
        await charley.Of("log", "cramp", "calf", "left", "--at", "3am", "--intensity", "7", "--note", "ouch 🦵 =1+1");
        await charley.Of("log", "day", "--on", "yesterday", "--fluids", "1.5", "--taken", "magnesium 300 mg");
        var listed = (await charley.Of("diary", "list", "--json")).Out;

        Assert.Equal(0, (await charley.Of("export", "--json", "--output", charley.File("all.json"))).Code);
        Assert.Equal(0, (await charley.Of("delete-everything", "--yes")).Code);
        Assert.Equal(0, (await charley.Of("diary", "import", charley.File("all.json"))).Code);

        Assert.Equal(listed, (await charley.Of("diary", "list", "--json")).Out);
        Assert.Equal(0, (await charley.Of("export", "--json", "--output", charley.File("again.json"))).Code);
        Assert.Equal(
            await File.ReadAllTextAsync(charley.File("all.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(charley.File("again.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_report_of_the_demo_is_a_small_tagged_pdf_of_two_pages_with_real_fonts()
    {
        await charley.Of("demo");

        var ran = await charley.Of("export", "--pdf", "--person", "demo", "--output", charley.File("report.pdf"), "--ask", "Could it be my tablet?");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        var bytes = await File.ReadAllBytesAsync(charley.File("report.pdf"), TestContext.Current.CancellationToken);
        var pdf = Encoding.Latin1.GetString(bytes);
        Assert.InRange(bytes.Length, 1, LargestPdf);
        Assert.Equal(2, PageObject().Count(pdf));
        Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
        Assert.Contains("/Lang (en)", pdf, StringComparison.Ordinal);
        Assert.Contains("/Title (Muscle cramps: report of Demo \\(made up\\))", pdf, StringComparison.Ordinal);
        Assert.Contains("/FontFile", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_diary_and_experiments_have_shown_is_exported_for_clinics()
    {
        await charley.Of("demo");
        await charley.Of("trial", "stop", "--person", "demo");
        await charley.Of("trial", "start", "--own", "warm socks", "--person", "demo");

        Assert.Equal(0, (await charley.Of("export", "--fhir", "--person", "demo", "--output", charley.File("demo.json"))).Code);
        Assert.Equal(0, (await charley.Of("export", "--fhir", "--output", charley.File("nobody.json"))).Code);

        var demo = await File.ReadAllTextAsync(charley.File("demo.json"), TestContext.Current.CancellationToken);
        Assert.Contains("(Fluids), as a multiple of those on other days", demo, StringComparison.Ordinal);
        Assert.Contains("Cramps in nights with “warm socks”", demo, StringComparison.Ordinal);
        Assert.DoesNotContain("as a multiple of", await File.ReadAllTextAsync(charley.File("nobody.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fhir")]
    [InlineData("--csv")]
    public async Task Other_formats_are_written_for_the_days_asked_for(string format)
    {
        await charley.Of("log", "cramp", "calf", "--at", "2026-10-01 3am");
        await charley.Of("log", "cramp", "calf", "--at", "2026-11-01 3am");

        var all = await SizeAsync(format, "all");
        var one = await SizeAsync(format, "one", "--from", "2026-10-15");

        Assert.True(one < all);
    }

    [Fact]
    public async Task What_can_not_be_exported_is_said_and_nothing_is_written()
    {
        await File.WriteAllTextAsync(charley.File("there"), "mine", TestContext.Current.CancellationToken);

        Assert.Equal(2, (await charley.Of("export")).Code);
        Assert.Equal(2, (await charley.Of("export", "--pdf", "--csv")).Code);
        Assert.Equal(2, (await charley.Of("export", "--json", "--from", "yesterday", "--output", charley.File("x"))).Code);
        Assert.Equal(2, (await charley.Of("export", "--csv", "--ask", "why?", "--output", charley.File("x"))).Code);
        Assert.Contains("from: ", (await charley.Of("export", "--csv", "--from", "2026-02-30", "--output", charley.File("x"))).Error, StringComparison.Ordinal);
        Assert.Equal(1, (await charley.Of("export", "--pdf", "--output", charley.File("x"))).Code);
        Assert.Equal(2, (await charley.Of("export", "--csv", "--output", charley.File("there"))).Code);
        Assert.False(File.Exists(charley.File("x")));
        Assert.Equal("mine", await File.ReadAllTextAsync(charley.File("there"), TestContext.Current.CancellationToken));
    }

    public void Dispose() => charley.Dispose();

    private async Task<long> SizeAsync(string format, string name, params string[] more)
    {
        var ran = await charley.Of(["export", format, "--output", charley.File(name), .. more]);
        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        return new FileInfo(charley.File(name)).Length;
    }

    [GeneratedRegex(@"/Type /Page\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PageObject();
}
