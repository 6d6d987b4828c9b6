using System.Security.Cryptography;
using System.Text;
using Charley.Exchange.HandOver;
using Charley.Exchange.Reports;
using Charley.Web.Assets;
using Charley.Web.Pages.Report;

namespace Charley.Web.Pages.HandOver;

/// <summary>Writes the whole report as one file that only a code word opens.</summary>
/// <param name="reports">Writes the report.</param>
/// <param name="files">The script that opens it.</param>
internal sealed class LockedFile(ReportFile reports, EmbeddedAssets files)
{
    private const string Script = "unlock.js";

    /// <summary>The file.</summary>
    /// <param name="report">The report.</param>
    /// <param name="knowledge">Names of places.</param>
    /// <param name="code">The code.</param>
    public async Task<string> WriteAsync(DoctorReport report, KnowledgeBase knowledge, string code)
    {
        var (sheet, style) = await reports.WritePartsAsync(report, knowledge);

        // Line ends as a browser reads them: the hash is of those.
        var script = "\n" + files.TextOf(Script).ReplaceLineEndings("\n");
        return await ReportFile.RenderAsync<LockedDocument>(knowledge, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(LockedDocument.Style)] = style,
            [nameof(LockedDocument.Script)] = script,
            [nameof(LockedDocument.ScriptHash)] = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script))),
            [nameof(LockedDocument.Locked)] = LockedWords.Lock(sheet, LockedWords.Html, code),
        });
    }
}
