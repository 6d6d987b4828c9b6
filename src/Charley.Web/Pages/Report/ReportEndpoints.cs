using Charley.Exchange.Printing;
using Charley.Web.Languages;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Report;

/// <summary>The report for the doctor: as a page, as a PDF, and as a page in one file.</summary>
internal static class ReportEndpoints
{
    public const string Path = "/report";

    /// <summary>Where the form asks for a file.</summary>
    public const string FilePath = "/report/file";

    /// <summary>What the form asks for: a PDF, or else the page in one file.</summary>
    public const string Pdf = "pdf", Html = "html";

    private const int LongestForm = 4000;

    public static void AddReport(this IServiceCollection services)
    {
        services.AddSingleton<ReportFile>();
        services.AddScoped<ReportDesk>();
    }

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapPost(Path, ShowFormAsync);
        pages.MapPost(FilePath, FileAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, CurrentPerson current, ReportDesk desk, BrowserPrinter printer, string? from, string? to, CancellationToken cancellation)
    {
        // Whoever looks at the report may want the PDF next; the browser starts meanwhile.
        _ = printer.WarmAsync();
        var input = from is null && to is null ? null : new ReportInput(from ?? string.Empty, to ?? string.Empty, string.Empty);
        return Show(await desk.FindAsync(await current.FindAsync(context, cancellation), input, cancellation));
    }

    private static async Task<IResult> ShowFormAsync(HttpContext context, CurrentPerson current, ReportDesk desk, CancellationToken cancellation) =>
        Show(await FindAsync(context, current, desk, cancellation));

    private static async Task<IResult> FileAsync(
        HttpContext context, CurrentPerson current, ReportDesk desk, ReportFile file, BrowserPrinter printer, Spoken spoken, CancellationToken cancellation)
    {
        var view = await FindAsync(context, current, desk, cancellation);
        if (view.Problem is not null)
        {
            return Show(view);
        }

        var html = await file.WriteAsync(view.Report, spoken.Knowledge);
        var name = ReportTexts.FileName.With(ReportDesk.Iso(view.Report.WrittenAt.Date));
        if ((await context.Request.ReadFormAsync(cancellation))["format"] != Pdf)
        {
            return TypedResults.Bytes(System.Text.Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", name + ".html");
        }

        return await printer.PrintAsync(html, cancellation) switch
        {
            PrintResult.Printed printed => TypedResults.Bytes(printed.Pdf, "application/pdf", name + ".pdf"),
            PrintResult.Failed failed => Show(view with { Problem = ReportTexts.PdfFailed.With(failed.Said) }, StatusCodes.Status503ServiceUnavailable),
            _ => Show(view with { Problem = ReportTexts.PdfNeedsBrowser }, StatusCodes.Status503ServiceUnavailable),
        };
    }

    private static async Task<ReportView> FindAsync(HttpContext context, CurrentPerson current, ReportDesk desk, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var ask = form["ask"].ToString();
        var input = new ReportInput(form["from"].ToString(), form["to"].ToString(), ask.Length <= LongestForm ? ask : ask[..LongestForm]);
        return await desk.FindAsync(await current.FindAsync(context, cancellation), input, cancellation);
    }

    /// <summary>The report's page, with what went wrong.</summary>
    public static RazorComponentResult<ReportPage> Show(ReportView view, int? status = null) => new(new { View = view })
    {
        StatusCode = status ?? (view.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
    };
}
