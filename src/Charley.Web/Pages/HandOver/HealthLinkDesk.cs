using System.Text;
using System.Text.Json.Nodes;
using Charley.Diary;
using Charley.Exchange.Exports.Fhir;
using Charley.Exchange.HandOver;
using Charley.Exchange.Printing;
using Charley.Exchange.Reports;
using Charley.Web.Languages;
using Charley.Web.Pages.Report;
using NodaTime;

namespace Charley.Web.Pages.HandOver;

/// <summary>Makes SMART Health Links: the FHIR document, and the report as a PDF where this machine can print one.</summary>
/// <param name="source">Gathers what they lead to.</param>
/// <param name="spoken">Names, in the language of the request.</param>
/// <param name="reports">Writes the report.</param>
/// <param name="printer">Prints it.</param>
/// <param name="links">Keeps them.</param>
internal sealed class HealthLinkDesk(ReportSource source, Spoken spoken, ReportFile reports, BrowserPrinter printer, HealthLinkStore links)
{
    /// <summary>Makes a link.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="days">Of which days.</param>
    /// <param name="lifetime">How long it lives.</param>
    /// <param name="code">The code word that opens it.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<NewHealthLink> MakeAsync(Person person, DateInterval days, Duration lifetime, string code, CancellationToken cancellation)
    {
        var material = await source.GatherAsync(person, days, cancellation);
        var files = new List<(string Words, string MediaType)> { (Document(material), FhirExport.MediaType) };
        var html = await reports.WriteAsync(DoctorReportBuilder.Build(material, spoken.Knowledge), spoken.Knowledge);
        if (await printer.PrintAsync(html, cancellation) is PrintResult.Printed printed)
        {
            files.Add((Report(printed.Pdf), FhirExport.MediaType));
        }

        return await links.MakeAsync(person.Id, lifetime, code, files, cancellation);
    }

    private string Document(ReportMaterial material)
    {
        using var document = new MemoryStream();
        FhirExport.Write(material, spoken.Knowledge, document);
        return Encoding.UTF8.GetString(document.ToArray());
    }

    /// <summary>A file of a SMART Health Link is FHIR, so the PDF travels inside a resource that describes it.</summary>
    private static string Report(ReadOnlyMemory<byte> pdf) => new JsonObject
    {
        ["resourceType"] = "DocumentReference",
        ["status"] = "current",
        ["description"] = ReportTexts.Title,
        ["content"] = new JsonArray(new JsonObject
        {
            ["attachment"] = new JsonObject { ["contentType"] = "application/pdf", ["title"] = ReportTexts.Title, ["data"] = Convert.ToBase64String(pdf.Span) },
        }),
    }.ToJsonString();
}
