using System.Text;
using Charley.Exchange.Printing;

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
}
