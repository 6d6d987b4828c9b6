using System.Collections.Immutable;
using Charley.Diary.Care;
using Charley.Exchange.Exports.Csv;
using Charley.Exchange.Exports.Fhir;
using Charley.Exchange.Printing;
using Charley.Exchange.Reports;
using Charley.Knowledge;
using Charley.Web.Pages.Report;

namespace Charley.Commands;

/// <summary>A kind of file that can be written.</summary>
/// <param name="Option">Its option.</param>
/// <param name="Ending">Ending of its file.</param>
/// <param name="Description">What it is for.</param>
/// <param name="WriteAsync">Writes it; gives what went wrong, or null.</param>
internal sealed record ExportFormat(
    string Option, string Ending, string Description, Func<ReportMaterial, MemoryStream, DiaryDesk, CancellationToken, Task<string?>> WriteAsync)
{
    /// <summary>All kinds.</summary>
    public static ImmutableArray<ExportFormat> All { get; } =
    [
        new("--pdf", ".pdf", ExportCommandTexts.PdfOption, PdfAsync) { HasQuestions = true, NeedsBrowser = true },
        new("--fhir", ".fhir.json", ExportCommandTexts.FhirOption, FhirAsync),
        new("--csv", ".csv.zip", ExportCommandTexts.CsvOption, CsvAsync),
        new("--json", ".json", ExportCommandTexts.JsonOption, JsonAsync) { IsWholeDiary = true },
    ];

    /// <summary>Whether it has room for the person's own questions.</summary>
    public bool HasQuestions { get; private init; }

    /// <summary>Whether a browser makes it.</summary>
    public bool NeedsBrowser { get; private init; }

    /// <summary>Whether it always holds all days.</summary>
    public bool IsWholeDiary { get; private init; }

    private static async Task<string?> PdfAsync(ReportMaterial material, MemoryStream output, DiaryDesk desk, CancellationToken cancellation)
    {
        var knowledge = desk.Get<KnowledgeBase>();
        var report = DoctorReportBuilder.Build(material, knowledge);
        if (report.IsEmpty)
        {
            return ExportCommandTexts.NothingToReport;
        }

        var html = await new ReportFile().WriteAsync(report, knowledge);
        switch (await desk.Get<BrowserPrinter>().PrintAsync(html, cancellation))
        {
            case PrintResult.Printed printed:
                await output.WriteAsync(printed.Pdf, cancellation);
                return null;
            case PrintResult.Failed failed:
                return Fill.In(ExportCommandTexts.BrowserFailed, failed.Said);
            default:
                return ExportCommandTexts.NoBrowser;
        }
    }

    private static Task<string?> FhirAsync(ReportMaterial material, MemoryStream output, DiaryDesk desk, CancellationToken cancellation)
    {
        FhirExport.Write(material, desk.Get<KnowledgeBase>(), output);
        return Task.FromResult<string?>(null);
    }

    private static async Task<string?> CsvAsync(ReportMaterial material, MemoryStream output, DiaryDesk desk, CancellationToken cancellation)
    {
        await CsvExport.WriteAsync(material, desk.Get<KnowledgeBase>(), output, cancellation);
        return null;
    }

    private static async Task<string?> JsonAsync(ReportMaterial material, MemoryStream output, DiaryDesk desk, CancellationToken cancellation)
    {
        await desk.Get<DiaryArchive>().ExportAsync(output, material.Person.Id, cancellation);
        return null;
    }
}
