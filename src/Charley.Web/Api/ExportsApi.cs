using Charley.Diary;
using Charley.Diary.Care;
using Charley.Exchange.Exports.Csv;
using Charley.Exchange.Exports.Fhir;
using Charley.Exchange.Printing;
using Charley.Exchange.Reports;
using Charley.Web.Languages;
using Charley.Web.Pages.Report;

namespace Charley.Web.Api;

/// <summary>A person's data as files: for a clinic, for a spreadsheet, whole, and as the report for a doctor.</summary>
internal static class ExportsApi
{
    /// <summary>Where the files are.</summary>
    public const string Path = "/api/v1/exports/";

    private const string ZipType = "application/zip", JsonType = "application/json", PdfType = "application/pdf";

    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var exports = api.MapGroup("/exports");
        Map(exports, "fhir", FhirExport.MediaType, ApiTexts.ExportFhir, FhirAsync);
        Map(exports, "csv", ZipType, ApiTexts.ExportCsv, CsvAsync);
        Map(exports, "json", JsonType, ApiTexts.ExportJson, JsonAsync);
        Map(exports, "pdf", PdfType, ApiTexts.ExportPdf, PdfAsync).WithMetadata(InEveryLanguage.Mark);
    }

    private static RouteHandlerBuilder Map(RouteGroupBuilder group, string name, string type, string summary, Func<Wanted, Task<IResult>> write) =>
        group.MapGet(name, async (
                HttpContext context, PersonStore people, ReportSource source, Guid? person, string? from, string? to, CancellationToken cancellation) =>
            {
                if ((person is { } id ? await people.FindAsync(id, cancellation) : await people.DefaultAsync(cancellation)) is not { } whose)
                {
                    return TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: ApiTexts.NoSuchPerson, detail: ApiTexts.NoSuchPerson);
                }

                var days = ReportDesk.DaysOf(new ReportInput(from ?? string.Empty, to ?? string.Empty, string.Empty), people.NowFor(whose).Date);
                if (days is null && (from is not null || to is not null))
                {
                    return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: ApiTexts.WrongDays, detail: ReportTexts.WrongDays);
                }

                var material = await source.GatherAsync(whose, days, cancellation);
                return await write(new Wanted(material, context.RequestServices, cancellation));
            })
            .WithName("export-" + name)
            .WithSummary(summary)
            .Produces(StatusCodes.Status200OK, contentType: type)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static Task<IResult> FhirAsync(Wanted wanted)
    {
        using var output = new MemoryStream();
        FhirExport.Write(wanted.Material, wanted.Get<KnowledgeBase>(), output);
        return Task.FromResult<IResult>(TypedResults.Bytes(output.ToArray(), FhirExport.MediaType, wanted.NameOf(".fhir.json")));
    }

    private static async Task<IResult> CsvAsync(Wanted wanted)
    {
        using var output = new MemoryStream();
        await CsvExport.WriteAsync(wanted.Material, wanted.Get<KnowledgeBase>(), output, wanted.Cancellation);
        return TypedResults.Bytes(output.ToArray(), ZipType, wanted.NameOf(".csv.zip"));
    }

    /// <summary>Always all days, so that nothing is lost when it is read back in.</summary>
    private static async Task<IResult> JsonAsync(Wanted wanted)
    {
        using var output = new MemoryStream();
        await wanted.Get<DiaryArchive>().ExportAsync(output, wanted.Material.Person.Id, wanted.Cancellation);
        return TypedResults.Bytes(output.ToArray(), JsonType, wanted.NameOf(".json"));
    }

    private static async Task<IResult> PdfAsync(Wanted wanted)
    {
        var knowledge = wanted.Get<Spoken>().Knowledge;
        var html = await wanted.Get<ReportFile>().WriteAsync(DoctorReportBuilder.Build(wanted.Material, knowledge), knowledge);
        return await wanted.Get<BrowserPrinter>().PrintAsync(html, wanted.Cancellation) switch
        {
            PrintResult.Printed printed => TypedResults.Bytes(printed.Pdf, PdfType, wanted.NameOf(".pdf")),
            PrintResult.Failed failed => Unavailable(ReportTexts.PdfFailed.With(failed.Said)),
            _ => Unavailable(ReportTexts.PdfNeedsBrowser),
        };
    }

    private static ProblemHttpResult Unavailable(string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: ReportTexts.PdfTrouble, detail: detail);

    /// <summary>What is asked for.</summary>
    /// <param name="Material">What is exported.</param>
    /// <param name="Services">What makes it.</param>
    /// <param name="Cancellation">Gives up.</param>
    private sealed record Wanted(ReportMaterial Material, IServiceProvider Services, CancellationToken Cancellation)
    {
        public T Get<T>()
            where T : notnull => Services.GetRequiredService<T>();

        public string NameOf(string ending) => ReportTexts.FileName.With(ReportDesk.Iso(Material.WrittenAt.Date)) + ending;
    }
}
