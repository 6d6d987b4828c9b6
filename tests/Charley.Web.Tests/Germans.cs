using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using Charley.Testing;

namespace Charley.Web.Tests;

/// <summary>What a page in German must not say: any text that has a German translation, in English.</summary>
internal static partial class Germans
{
    /// <summary>As a browser in Vienna asks.</summary>
    public const string Header = "de-AT,de;q=0.9,en;q=0.5";

    /// <summary>Texts of the interface may stand in the knowledge too, where nobody may have translated them yet.</summary>
    private static readonly HashSet<string> OnlyEnglish = [.. Interface().Concat(OfKnowledge()).Except(RealKnowledge.Value.In("de").Untranslated, StringComparer.Ordinal)];

    /// <summary>The texts of a page that are English, though they were translated and nothing marks them as English.</summary>
    public static IEnumerable<string> EnglishLeftOn(Seen page) =>
        page.Html.Body!.Descendants<IText>()
            .Where(text => text.ParentElement?.Closest("[lang]")?.GetAttribute("lang") != "en")
            .Select(text => text.Data.Trim())
            .Where(OnlyEnglish.Contains);

    /// <summary>
    /// English inside the texts of a page: a part of a text that was translated, an English word between German ones, and dates
    /// and numbers as English writes them. What people typed, and what is marked as English, may be anything.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="known">Texts that were looked at before, to which those of this page are added.</param>
    public static IEnumerable<string> EnglishInside(Seen page, HashSet<string> known) =>
        Shown(page).Where(known.Add).SelectMany(text =>
            Parts.Where(part => text.Contains(part, StringComparison.Ordinal)).Select(part => $"\"{part}\" in \"{text}\"")
                .Concat(EnglishWords().Matches(text).Select(match => $"the word \"{match.Value}\" in \"{text}\""))
                .Concat(EnglishNumbers().Matches(text).Select(match => $"the number or date \"{match.Value}\" in \"{text}\"")));

    /// <summary>What people read and hear, but for what stands for itself: names of files, people, codes and addresses.</summary>
    private static IEnumerable<string> Shown(Seen page) =>
        page.Html.All
            .Where(element => element.Closest("[lang]")?.GetAttribute("lang") != "en" && element.Closest("script, style, code, cite, bdi, textarea") is null)
            .SelectMany(element => Attributes.Select(element.GetAttribute).OfType<string>().Concat(element.ChildNodes.OfType<IText>().Select(text => text.Data)))
            .Select(text => Gaps().Replace(Quoted().Replace(text, string.Empty), " ").Trim())
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.Ordinal);

    private static readonly string[] Attributes = ["title", "aria-label", "alt", "placeholder"];

    /// <summary>The pieces between the places for values, long enough not to stand in German texts by chance.</summary>
    private static readonly string[] Parts =
    [
        .. OnlyEnglish.Concat(WithPlaces())
            .SelectMany(text => Place().Split(text))
            .Select(part => part.Trim())
            .Where(part => part.Length > LongestChance)
            .Except(AllGerman(), StringComparer.Ordinal)
            .Distinct(StringComparer.Ordinal),
    ];

    private const int LongestChance = 12;

    private static IEnumerable<string> WithPlaces() =>
        ResourceFiles.Translated().SelectMany(file =>
        {
            var german = ResourceFiles.Read(file.German);
            return ResourceFiles.Read(file.English).Where(text => german.TryGetValue(text.Key, out var translated) && translated != text.Value && text.Value.Contains('{', StringComparison.Ordinal)).Select(text => text.Value);
        });

    private static IEnumerable<string> AllGerman() => ResourceFiles.Translated().SelectMany(file => ResourceFiles.Read(file.German).Values);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gaps();

    /// <summary>What a German text quotes is to be typed as it stands.</summary>
    [GeneratedRegex("„[^“]*“", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(the|and|with|without|of|your|you|are|for|this|from|to|by|yes|none|days?|weeks?|hours?|minutes?|nights?|Left|Right|cramps?|twitch|Monday|Sunday)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishWords();

    [GeneratedRegex(@"(?<![\d.\p{L}-])\d+\.\d{1,2}(?![\d.\p{L}]| m2)|\b\d{1,2} \p{Lu}\p{Ll}{2,8} 20\d\d|\b(May|Oct|Dec|January|February|March|June|July|October|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\d%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishNumbers();

    private static IEnumerable<string> Interface() =>
        ResourceFiles.Translated().SelectMany(file =>
        {
            var german = ResourceFiles.Read(file.German);
            return ResourceFiles.Read(file.English)
                .Where(text => german.TryGetValue(text.Key, out var translated) && translated != text.Value && !text.Value.Contains('{', StringComparison.Ordinal))
                .Select(text => text.Value);
        });

    private static IEnumerable<string> OfKnowledge() =>
        RealKnowledge.Value.TranslationInto("de").Parts
            .SelectMany(part => part.Entries)
            .Where(entry => entry.Text.Length > 0 && entry.Text != entry.English)
            .Select(entry => entry.English);
}

/// <summary>The files with the texts of the interface.</summary>
internal static class ResourceFiles
{
    private const string GermanEnd = ".de.resx";

    /// <summary>Every English file that has a German one beside it.</summary>
    public static IEnumerable<(string English, string German)> Translated() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*" + GermanEnd, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(german => (german[..^GermanEnd.Length] + ".resx", german));

    /// <summary>The texts of a file by name.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path) =>
        XDocument.Load(path).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);
}
