using System.Diagnostics;
using System.Globalization;
using System.Text;
using Charley.Exchange.Printing;
using Charley.Testing;

namespace Charley.Exchange.Tests.Exports;

public sealed class BrowserPrinterTests
{
    private const string Page = "<!DOCTYPE html><html lang=\"en\"><head><title>A page</title></head><body><h1>Words</h1></body></html>";

    [Fact]
    public async Task A_page_becomes_a_tagged_pdf_with_language_title_and_outline()
    {
        var printed = Assert.IsType<PrintResult.Printed>(await new BrowserPrinter().PrintAsync(Page, TestContext.Current.CancellationToken));

        var pdf = Encoding.Latin1.GetString(printed.Pdf.Span);
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Contains("/Title (A page)", pdf, StringComparison.Ordinal);
        Assert.Contains("/Lang (en)", pdf, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
        Assert.Contains("/Outlines", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_it_says_so() =>
        Assert.IsType<PrintResult.NoBrowser>(await new BrowserPrinter(() => null).PrintAsync(Page, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("false")]
    [InlineData("no-such-program-anywhere")]
    public async Task A_browser_that_fails_is_no_pdf(string program) =>
        Assert.IsType<PrintResult.Failed>(await new BrowserPrinter(() => program).PrintAsync(Page, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("false")]
    [InlineData("no-such-program-anywhere")]
    public async Task A_browser_that_can_not_be_kept_is_no_pdf_either(string program)
    {
        await using var printer = new BrowserPrinter(() => program, TimeProvider.System);

        Assert.IsType<PrintResult.Failed>(await printer.PrintAsync(Page, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_kept_browser_prints_page_after_page_and_is_started_again_after_it_ended()
    {
        using var folder = new TemporaryFolder();
        var starts = folder.File("starts");
        await using var printer = new BrowserPrinter(() => Counting(folder, starts), TimeProvider.System);

        await printer.WarmAsync();
        var first = await Print(printer, Page);
        var second = await Print(printer, Page.Replace("A page", "Another", StringComparison.Ordinal));
        var browser = Assert.Single(await File.ReadAllLinesAsync(starts, TestContext.Current.CancellationToken));
        using (var process = Process.GetProcessById(int.Parse(browser, CultureInfo.InvariantCulture)))
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var third = await Print(printer, Page);

        Assert.All([first, second, third], pdf => Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal));
        Assert.All([first, second, third], pdf => Assert.Contains("/Outlines", pdf, StringComparison.Ordinal));
        Assert.All([first, second, third], pdf => Assert.Contains("/Lang (en)", pdf, StringComparison.Ordinal));
        Assert.Contains("/Title (Another)", second, StringComparison.Ordinal);
        Assert.DoesNotContain("A page", second, StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllLinesAsync(starts, TestContext.Current.CancellationToken)).Length);
    }

    private static async Task<string> Print(BrowserPrinter printer, string page) =>
        Encoding.Latin1.GetString(Assert.IsType<PrintResult.Printed>(await printer.PrintAsync(page, TestContext.Current.CancellationToken)).Pdf.Span);

    /// <summary>The installed browser, behind a script that writes down each start.</summary>
    private static string Counting(TemporaryFolder folder, string starts)
    {
        var script = folder.File("browser");
        if (!File.Exists(script))
        {
            File.WriteAllText(script, $"#!/bin/sh\necho $$ >> '{starts}'\nexec '{InstalledBrowser.Find()}' \"$@\"\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        return script;
    }
}
