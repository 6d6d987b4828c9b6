using System.Globalization;
using Charley.Knowledge;

namespace Charley.Output;

/// <summary>Writes a source on one line: authors (year). Title. Journal. Where to find it.</summary>
internal static class SourceText
{
    public static string Of(Source source) => string.Join(' ', Parts(source));

    private static IEnumerable<string> Parts(Source source)
    {
        var year = source.Year?.ToString(CultureInfo.InvariantCulture);
        if ((source.Authors ?? year) is not null)
        {
            yield return source.Authors is null || year is null ? $"{source.Authors ?? year}." : $"{source.Authors} ({year}).";
        }

        foreach (var part in new[] { source.Title, source.Journal }.OfType<string>())
        {
            yield return part.TrimEnd('.') + ".";
        }

        if (Address(source) is { } address)
        {
            yield return address;
        }
    }

    private static string? Address(Source source) =>
        source.Doi is not null ? "https://doi.org/" + source.Doi
        : source.Pmid is not null ? $"https://pubmed.ncbi.nlm.nih.gov/{source.Pmid}/"
        : source.Url;
}
