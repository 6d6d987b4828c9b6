using System.Collections.Immutable;
using System.Globalization;

namespace Charley.Exchange.Reports;

/// <summary>The person's own questions as they were written.</summary>
public static class OwnQuestions
{
    /// <summary>Questions on a report; more would push something else off its two pages.</summary>
    public const int Most = 6;

    /// <summary>The longest question, in characters as people count them.</summary>
    public const int Longest = 160;

    /// <summary>Lines with words in them, cut to what the report has room for.</summary>
    /// <param name="lines">Lines of text; each may hold line breaks.</param>
    public static ImmutableArray<string> Read(IEnumerable<string> lines) =>
    [
        .. lines.SelectMany(line => line.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(Shortened)
            .Take(Most),
    ];

    private static string Shortened(string line)
    {
        var text = new StringInfo(line);
        return text.LengthInTextElements <= Longest ? line : text.SubstringByTextElements(0, Longest - 1) + "…";
    }
}
