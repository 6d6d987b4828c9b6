using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>
/// A published record says who wrote it, when, where, and how to reach it. What the copy that was read does not state
/// is named under 'not-stated', so that a gap is a known gap.
/// </summary>
internal static class SourceChecks
{
    private static readonly string[] Facts = ["authors", "year", "journal", "link"];

    public static void Run(KnowledgeContent content, Reading reading)
    {
        foreach (var record in content.Evidence)
        {
            Described(record, reading);
            if (record.IsEstimate)
            {
                if (record.Source is not null)
                {
                    reading.Add(reading.PlaceOf(record), $"The estimate '{record.Id}' names a source; an estimate has none, and a published fact says how it was 'seen'.");
                }
            }
            else if (record.Source is { Title: not null } source)
            {
                Stated(record, source, reading);
            }
            else
            {
                reading.Add(reading.PlaceOf(record), $"The record '{record.Id}' counts as published but names no 'source' with a title.");
            }
        }
    }

    private static void Described(EvidenceRecord record, Reading reading)
    {
        if (record.Population is null || record.Certainty is null || !Vocabulary.Certainties.ContainsKey(record.Certainty))
        {
            reading.Add(reading.PlaceOf(record), $"The record '{record.Id}' must say in whom ('population') and how sure it is ('certainty': {string.Join(", ", Vocabulary.Certainties.Keys)}).");
        }
    }

    private static void Stated(EvidenceRecord record, Source source, Reading reading)
    {
        var place = reading.PlaceOf(record);
        foreach (var fact in source.NotStated.Where(fact => !Facts.Contains(fact, StringComparer.Ordinal)))
        {
            reading.Add(place, $"'not-stated' of '{record.Id}' cannot hold '{fact}'; use {string.Join(", ", Facts)}.{Spelling.Suggest(fact, Facts)}");
        }

        foreach (var fact in Facts)
        {
            var stated = Has(source, fact);
            if (stated == source.NotStated.Contains(fact, StringComparer.Ordinal))
            {
                reading.Add(place, stated
                    ? $"The source of '{record.Id}' gives its {fact} and also lists it under 'not-stated'; take it off that list."
                    : $"The source of '{record.Id}' lacks its {fact}; add it, or list it under 'not-stated' if the copy that was read does not show it.");
            }
        }
    }

    private static bool Has(Source source, string fact) => fact switch
    {
        "authors" => source.Authors is not null,
        "year" => source.Year is not null,
        "journal" => source.Journal is not null,
        _ => (source.Doi ?? source.Pmid ?? source.Url) is not null,
    };
}
