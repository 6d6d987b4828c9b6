using System.Globalization;
using Charley.Diary.Episodes;
using Charley.Exchange.Reports;
using Charley.Web.Assets;
using Charley.Web.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Charley.Web.Pages.Report;

/// <summary>Writes the report as one page of HTML that needs nothing else: to hand over as it is, or to print.</summary>
public sealed class ReportFile
{
    private const string Sheet = "report.css";
    private const string Regular = "atkinson-hyperlegible-next-5.3.0-latin-400.woff2";
    private const string Bold = "atkinson-hyperlegible-next-5.3.0-latin-700.woff2";
    private const string OtherLetters = "atkinson-hyperlegible-next-5.3.0-latin-ext.woff2";
    private const string PlainRange = "U+0000-00FF, U+0131, U+0152-0153, U+2000-206F, U+20AC, U+2122, U+2212";
    private const string OtherRange = "U+0100-02BA, U+1E00-1EFF";

    /// <summary>The last letter of the plain fonts; letters beyond it are in a font of their own.</summary>
    private const char LastPlainLetter = '\u00ff';

    /// <summary>Signs beyond these letters that the plain fonts have too.</summary>
    private const string PlainSigns = "–—‘’“”…•€™−✓";

    private readonly EmbeddedAssets assets = new();

    /// <summary>The page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="knowledge">Names of places; its language is that of the page.</param>
    public async Task<string> WriteAsync(DoctorReport report, KnowledgeBase knowledge)
    {
        var (sheet, style) = await WritePartsAsync(report, knowledge);
        return await RenderAsync<ReportDocument>(knowledge, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ReportDocument.Report)] = report,
            [nameof(ReportDocument.Sheet)] = sheet,
            [nameof(ReportDocument.Style)] = style,
        });
    }

    /// <summary>What the page is made of: the sheet, and the style sheet with the fonts that it needs.</summary>
    /// <param name="report">The report.</param>
    /// <param name="knowledge">Names of places; its language is that of the page.</param>
    internal async Task<(string Sheet, string Style)> WritePartsAsync(DoctorReport report, KnowledgeBase knowledge)
    {
        var sheet = await RenderAsync<ReportSheet>(knowledge, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ReportSheet.Report)] = report,
            [nameof(ReportSheet.Sites)] = BodySites.From(knowledge),
            [nameof(ReportSheet.IsDocument)] = true,
        });
        return (sheet, StyleFor(sheet));
    }

    /// <summary>Renders a component as it stands in a file, in the language of the knowledge.</summary>
    /// <typeparam name="TComponent">The component.</typeparam>
    /// <param name="knowledge">The knowledge whose names the file holds.</param>
    /// <param name="parameters">Its parameters.</param>
    internal static async Task<string> RenderAsync<TComponent>(KnowledgeBase knowledge, Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        // At the command line nobody has said yet in which language numbers and dates are written.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = (PageLanguages.Of(knowledge.Language) ?? PageLanguages.English).Culture;
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <summary>
    /// The style sheet with the fonts inside; that of other letters only where the report has such letters. One file for each
    /// weight: a variable font would come out of the printer as drawings of letters (Type 3), not as a font.
    /// </summary>
    private string StyleFor(string body)
    {
        var style = FontFace(Regular, "400", PlainRange) + FontFace(Bold, "700", PlainRange) + assets.TextOf(Sheet);
        return body.All(letter => letter <= LastPlainLetter || PlainSigns.Contains(letter, StringComparison.Ordinal))
            ? style
            : FontFace(OtherLetters, "200 800", OtherRange) + style;
    }

    private string FontFace(string font, string weight, string range) => string.Create(
        CultureInfo.InvariantCulture,
        $"@font-face {{ font-family: \"Atkinson Hyperlegible Next\"; font-weight: {weight}; src: url(data:font/woff2;base64,{Convert.ToBase64String(assets.BytesOf(font).Span)}) format(\"woff2\"); unicode-range: {range}; }}\n");
}
