using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Every cause that the evidence names has a verdict, and every verdict names what it became.</summary>
internal static class VerdictChecks
{
    private static readonly string[] Kinds = ["cause", "risk-factor", "rule", "left-out"];

    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        var slugs = content.Verdicts.Select(verdict => verdict.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var record in content.Evidence.Where(record => record.About is not null).DistinctBy(record => record.About, StringComparer.Ordinal))
        {
            if (!slugs.Contains(record.About!))
            {
                reading.Add(reading.PlaceOf(record), $"The evidence names cause '{record.About}', which has no verdict in verdicts.yaml: a cause, a risk factor, a rule, or left out with a reason.");
            }
        }

        foreach (var verdict in content.Verdicts)
        {
            Check(verdict, ids, reading);
        }
    }

    private static void Check(Verdict verdict, KnownIds ids, Reading reading)
    {
        var place = reading.PlaceOf(verdict);
        if (!Kinds.Contains(verdict.Kind, StringComparer.Ordinal))
        {
            reading.Add(place, $"The verdict on '{verdict.Slug}' cannot be '{verdict.Kind}'; it is one of {string.Join(", ", Kinds)}.{Spelling.Suggest(verdict.Kind, Kinds)}");
        }

        if (verdict.As is not { } id)
        {
            return;
        }

        var known = verdict.Kind switch
        {
            "cause" => ids.Causes.Keys,
            "risk-factor" => ids.Findings.Keys.Concat(ids.Causes.Keys),
            _ => ids.RedFlags.Concat(ids.Causes.Keys).Concat(ids.Findings.Keys),
        };
        KnownIds.Require(id, known, verdict.Kind, place, reading);
    }
}
