using System.Collections.Frozen;
using Charley.Diary.Days;

namespace Charley.Exchange.Exports;

/// <summary>The unit of a number about a day as it is stored.</summary>
/// <param name="Name">The unit as it ends the name of a column.</param>
/// <param name="Ucum">Its code in the Unified Code for Units of Measure.</param>
public sealed record StoredUnit(string Name, string Ucum)
{
    /// <summary>A judgement on a scale has no unit; UCUM writes that as an annotation.</summary>
    private const string Scale = "{score}";

    private static readonly FrozenDictionary<string, StoredUnit> All = new Dictionary<string, StoredUnit>(StringComparer.Ordinal)
    {
        ["fluids"] = new("ml", "mL"),
        ["sleep"] = new("minutes", "min"),
        ["caffeine"] = new("mg", "mg"),
        ["alcohol"] = new("grams", "g"),
        ["exercise"] = new("minutes", "min"),
        ["effort"] = new("0_to_10", Scale),
        ["sitting"] = new("minutes", "min"),
        ["standing"] = new("minutes", "min"),
        ["stress"] = new("0_to_10", Scale),
        ["heat"] = new("0_to_3", Scale),
        ["pregnancy-week"] = new("weeks", "wk"),
        ["steps"] = new("count", "{steps}"),
        ["weight"] = new("grams", "g"),
        ["temperature"] = new("centidegrees", "cCel"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The unit of an exposure.</summary>
    public static StoredUnit Of(Exposure exposure) => All[exposure.Id];
}
