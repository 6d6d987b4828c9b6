using System.Globalization;
using System.Text;

namespace Charley.Benchmarks;

/// <summary>Draws, for each group of people, the share of right results by the number of questions asked: one line for each order.</summary>
internal static class OrderPlot
{
    // All lengths in pixels of the drawing.
    private const int PanelWidth = 360;
    private const int PanelHeight = 240;
    private const int Left = 48;
    private const int Top = 36;
    private const int Gap = 64;
    private const int Legend = 56;
    private const int QuestionsPerMark = 5;

    // Told apart by people who see no red or no green too (Okabe and Ito's colours), and by their dashes.
    private static readonly (string Colour, string Dashes)[] s_lines = [("#0072b2", "none"), ("#d55e00", "8 4"), ("#777777", "2 4")];

    /// <summary>The drawing as SVG.</summary>
    public static string Draw(IReadOnlyList<(string Title, (string Name, double[] Shares)[] Curves)> panels)
    {
        var width = Left + (panels.Count * (PanelWidth + Gap));
        var height = Top + PanelHeight + Gap + Legend;
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" role="img" aria-labelledby="title">""");
        svg.AppendLine("""<title id="title">Share of interviews whose urgency and first cause are already those of all answers, by the number of questions asked</title>""");
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<rect width="{width}" height="{height}" fill="white"/>""");
        for (var panel = 0; panel < panels.Count; panel++)
        {
            Panel(svg, Left + (panel * (PanelWidth + Gap)), panels[panel].Title, panels[panel].Curves);
        }

        for (var line = 0; line < panels[0].Curves.Length; line++)
        {
            var y = Top + PanelHeight + Gap + (line * 18);
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<line x1="{Left}" x2="{Left + 40}" y1="{y - 4}" y2="{y - 4}" stroke="{s_lines[line].Colour}" stroke-width="2.5" stroke-dasharray="{s_lines[line].Dashes}"/><text x="{Left + 48}" y="{y}">{panels[0].Curves[line].Name}</text>""");
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void Panel(StringBuilder svg, int left, string title, (string Name, double[] Shares)[] curves)
    {
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{left}" y="{Top - 14}" font-weight="bold">{title}</text>""");
        for (var mark = 0; mark <= 4; mark++)
        {
            var y = Y(mark / 4.0);
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<line x1="{left}" x2="{left + PanelWidth}" y1="{y:0.#}" y2="{y:0.#}" stroke="#dddddd"/><text x="{left - 6}" y="{y + 4:0.#}" text-anchor="end">{mark * 25} %</text>""");
        }

        for (var asked = 0; asked <= OrderRun.MostQuestions; asked += QuestionsPerMark)
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{X(left, asked):0.#}" y="{Top + PanelHeight + 18}" text-anchor="middle">{asked}</text>""");
        }

        svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{left + (PanelWidth / 2)}" y="{Top + PanelHeight + 36}" text-anchor="middle">questions asked</text>""");
        for (var line = 0; line < curves.Length; line++)
        {
            var points = string.Join(' ', curves[line].Shares.Select((share, asked) => string.Create(CultureInfo.InvariantCulture, $"{X(left, asked):0.#},{Y(share):0.#}")));
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<polyline points="{points}" fill="none" stroke="{s_lines[line].Colour}" stroke-width="2.5" stroke-dasharray="{s_lines[line].Dashes}"/>""");
        }
    }

    private static double X(int left, int asked) => left + ((double)asked / OrderRun.MostQuestions * PanelWidth);

    private static double Y(double share) => Top + ((1 - share) * PanelHeight);
}
