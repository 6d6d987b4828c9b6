using System.Text;

namespace Charley.Knowledge.Measuring;

/// <summary>Makes the ways in which people write a unit alike, without ever taking one unit for another.</summary>
public static class UnitSpelling
{
    private static readonly (string From, string To)[] Alike =
    [
        ("litre", "l"), ("liter", "l"), ("µ", "u"), ("μ", "u"), ("mcg", "ug"), ("mcmol", "umol"), ("mcu", "uu"), ("mcku", "uku"), ("²", "2"), ("^", string.Empty), ("iu", "u"), ("percent", "%"), ("per", "/"),
    ];

    /// <summary>The unit in one spelling: small letters, no spaces or brackets (FHIR writes m[IU]/L and {1.73_m2}), "u" for micro, "u" for international units.</summary>
    /// <param name="unit">As a person wrote it.</param>
    public static string Normalise(string unit)
    {
        var letters = new StringBuilder(unit.Length);
        foreach (var letter in unit.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('·' or '*' or '(' or ')' or '[' or ']' or '{' or '}' or '_')))
        {
            letters.Append(char.ToLowerInvariant(letter));
        }

        foreach (var (from, to) in Alike)
        {
            letters.Replace(from, to);
        }

        return letters.ToString();
    }

    /// <summary>The unit of a test that a person meant, or null.</summary>
    public static TestUnit? Find(ClinicalTest test, string written)
    {
        var wanted = Normalise(written);
        return test.Units.FirstOrDefault(unit => SpellingsOf(unit).Contains(wanted, StringComparer.Ordinal));
    }

    /// <summary>Every spelling under which a unit is known, made alike.</summary>
    internal static IEnumerable<string> SpellingsOf(TestUnit unit) => unit.Spellings.Prepend(unit.Unit).Select(Normalise);
}
