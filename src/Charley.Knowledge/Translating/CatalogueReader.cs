using System.Collections.Immutable;
using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Translating;

/// <summary>Reads the translations below the knowledge folder: translations/LANGUAGE/PART.yaml.</summary>
internal static class CatalogueReader
{
    /// <summary>The folder that holds a folder for each language.</summary>
    public const string Folder = "translations";

    /// <summary>The field of an entry that holds the English text.</summary>
    public const string EnglishField = "en";

    /// <summary>The file of one part in one language, relative to the knowledge folder.</summary>
    public static string FileOf(string language, string part) => $"{Folder}/{language}/{part}.yaml";

    /// <summary>Reads one entry.</summary>
    public static CatalogueEntry Entry(MapReader map, string language)
    {
        var entry = map.Reading.Remember(new CatalogueEntry(map.Text(EnglishField), map.MaybeEmptyText(language)), map.Place);
        map.Done();
        return entry;
    }

    /// <summary>The part that a file holds; names a file that holds none.</summary>
    public static string? PartOf(string file, Reading reading)
    {
        var part = Path.GetFileNameWithoutExtension(file);
        if (TextParts.All.Contains(part, StringComparer.Ordinal))
        {
            return part;
        }

        reading.Add(new Place(file, 1), $"No part of the knowledge is called '{part}'; it is one of {string.Join(", ", TextParts.All)}.{Spelling.Suggest(part, TextParts.All)}");
        return null;
    }

    /// <summary>Names texts that are translated twice in one file.</summary>
    public static void CheckOnce(ImmutableArray<CatalogueEntry> entries, Reading reading)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => !seen.Add(entry.English)))
        {
            reading.Add(reading.PlaceOf(entry), $"The text \"{entry.English}\" stands twice in this file; keep one.");
        }
    }
}
