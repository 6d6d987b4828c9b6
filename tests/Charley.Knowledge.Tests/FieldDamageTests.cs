using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Tests;

/// <summary>
/// Whatever happens to a field of the real knowledge (left out, misspelt, doubled, out of range), the loader refuses the
/// file and says where, which field, and what was probably meant.
/// </summary>
public sealed class FieldDamageTests
{
    /// <summary>Fields that format.md calls optional; leaving them out is no mistake.</summary>
    private static readonly HashSet<string> Optional = new(StringComparer.Ordinal)
    {
        "medical-name", "codes", "icd10cm", "interval", "by-age", "by-sex", "female", "male", "when-pregnant", "requires", "raised-by", "only", "sex", "pregnant", "age-min", "age-max",
        "serious", "feared", "when", "watch", "claims", "doctor", "tests", "questions", "covers", "aliases", "sensitive", "help", "group", "burden",
        "not-a-cramp", "ends-cramp", "for-sites", "complaints", "time-to-effect", "cautions", "brands", "also", "means", "atc", "note", "signs", "contributors", "relief",
        "prevention", "care", "visit", "track", "cause", "finding", "value", "unit", "population", "n", "source", "authors", "year", "title", "journal",
        "guided", "rest", "times", "each-side", "doi", "pmid", "url", "not-stated", "certainty", "seen_at", "more", "less", "later", "words", "evidence", "judgement", "causes", "findings",
    };

    [Fact]
    public void A_field_left_out_is_refused_unless_it_is_optional() =>
        EachRefused(FieldDamage.Removed, damaged => !Optional.Contains(damaged.Field));

    [Fact]
    public void A_misspelt_field_is_refused_with_the_right_spelling() =>
        EachRefused(FieldDamage.Misspelt, _ => true);

    [Fact]
    public void A_doubled_field_is_refused() =>
        EachRefused(FieldDamage.Doubled, _ => true);

    [Fact]
    public void A_number_out_of_range_is_refused() =>
        // What a record found may be any number, also below zero.
        EachRefused(FieldDamage.WrongNumbers, damaged => !damaged.Path.StartsWith("/value", StringComparison.Ordinal)
            && damaged.Field is not ("n" or "year" or "pmid" or "doi"));

    private static void EachRefused(Func<string, IEnumerable<Damaged>> damage, Func<Damaged, bool> concerns)
    {
        using var sample = new SampleKnowledge();
        var before = KnowledgeLoader.Load(sample.Folder).Issues.Select(issue => issue.Message).ToHashSet(StringComparer.Ordinal);
        var accepted = new List<string>();
        var tried = 0;
        foreach (var file in SampleKnowledge.Files)
        {
            var whole = sample.Read(file);
            foreach (var damaged in damage(whole).Where(concerns))
            {
                tried++;
                sample.Write(file, damaged.Text);
                var fresh = KnowledgeLoader.Load(sample.Folder).Issues.Where(issue => issue.File == file && !before.Contains(issue.Message)).ToList();
                var lines = damaged.Text.Split('\n').Length;
                if (!fresh.Exists(issue => issue.Line >= 1 && issue.Line <= lines && issue.Message.Contains(damaged.Sign, StringComparison.Ordinal)))
                {
                    accepted.Add($"{file} {damaged.Path} ({damaged.Sign}): {string.Join(" | ", fresh.Take(2))}");
                }
            }

            sample.Write(file, whole);
        }

        Assert.True(tried > 20, $"Only {tried} fields were tried.");
        Assert.True(accepted.Count == 0, string.Join(Environment.NewLine, accepted));
    }
}
