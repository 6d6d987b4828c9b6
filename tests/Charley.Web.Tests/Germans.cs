using System.Xml.Linq;
using AngleSharp.Dom;
using Charley.Testing;

namespace Charley.Web.Tests;

/// <summary>What a page in German must not say: any text that has a German translation, in English.</summary>
internal static class Germans
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
