using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Every number, sentence, medicine and remedy names a record or a reason that says something.</summary>
internal static class ReasonChecks
{
    /// <summary>Fewer words than this only label a number; they do not say why it is what it is.</summary>
    private const int FewestWords = 3;

    /// <summary>Words that name the act of judging instead of giving a reason.</summary>
    private static readonly HashSet<string> Empty =
        new(["a", "an", "brief", "briefs", "card", "estimate", "estimated", "guess", "judgement", "our", "own", "review", "reviews", "table", "the", "todo", "value"], StringComparer.OrdinalIgnoreCase);

    public static void Run(KnowledgeContent content, Reading reading)
    {
        foreach (var (basis, place) in reading.Remembered<Basis>().ToList())
        {
            if (basis.Judgement is { } reason && !IsReason(reason))
            {
                reading.Add(place, $"The judgement '{reason}' gives no reason; say in a sentence why the number or sentence is what it is.");
            }
        }

        foreach (var medicine in content.Medicines.Where(medicine => medicine.Note is null))
        {
            reading.Add(reading.PlaceOf(medicine), $"Medicine '{medicine.Id}' says nothing about why it is listed; add a 'note' with evidence or a judgement.");
        }

        foreach (var record in content.Evidence.Where(record => record.IsEstimate && !IsReason(record.Note ?? string.Empty)))
        {
            reading.Add(reading.PlaceOf(record), $"The estimate '{record.Id}' gives no reason; say in 'note' what it was reasoned from.");
        }

        var records = content.Evidence.ToLookup(record => record.Id, StringComparer.Ordinal);
        foreach (var remedy in content.Remedies)
        {
            Certainty(remedy, records, reading);
        }
    }

    /// <summary>A remedy may not sound surer than the surest record behind it.</summary>
    private static void Certainty(Remedy remedy, ILookup<string, EvidenceRecord> records, Reading reading)
    {
        var surest = remedy.Says.Basis.Evidence
            .Concat(remedy.For.SelectMany(target => target.Benefit.Basis.Evidence))
            .SelectMany(id => records[id])
            .Select(record => Vocabulary.Certainties.GetValueOrDefault(record.Certainty ?? string.Empty))
            .DefaultIfEmpty(Knowledge.Certainty.VeryLow)
            .Max();
        if (remedy.Certainty > surest)
        {
            reading.Add(reading.PlaceOf(remedy), $"Remedy '{remedy.Id}' claims certainty '{Vocabulary.Word(remedy.Certainty)}', but no record behind it is surer than '{Vocabulary.Word(surest)}'.");
        }
    }

    private static bool IsReason(string text)
    {
        var words = text.Split([' ', '\n', '.', ',', ':', ';', '(', ')', '\'', '’', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= FewestWords && words.Any(word => word.Length > 1 && !Empty.Contains(word));
    }
}
