using System.Collections.Frozen;
using System.Text;

namespace Charley.Exchange.Imports;

/// <summary>What is measured by a unit.</summary>
internal enum UnitKind
{
    /// <summary>Volume; the diary keeps millilitres.</summary>
    Volume,

    /// <summary>A small mass; the diary keeps milligrams.</summary>
    Dose,

    /// <summary>Pure alcohol; the diary keeps grams.</summary>
    Alcohol,

    /// <summary>Body weight; the diary keeps grams.</summary>
    Weight,

    /// <summary>Temperature; the diary keeps hundredths of a degree Celsius.</summary>
    Temperature,

    /// <summary>Time; the diary keeps minutes.</summary>
    Duration,

    /// <summary>A plain number.</summary>
    Count,
}

/// <summary>A unit: what is stored is the value times the factor, plus an offset.</summary>
/// <param name="Factor">What one unit is in what the diary keeps.</param>
/// <param name="Offset">What is added.</param>
internal sealed record UnitScale(double Factor, double Offset = 0)
{
    public double Of(double value) => (value * Factor) + Offset;
}

/// <summary>Units as phones, apps and people write them. What could mean two things is not listed.</summary>
internal static class Units
{
    /// <summary>Definitions of the US customary and the imperial system; a cup is the US customary one, a glass the diary's own.</summary>
    private const double FluidOunceUs = 29.5735295625, FluidOunceImperial = 28.4130625, CupUs = 236.5882365, PintUs = 473.176473, PintImperial = 568.26125, Glass = 200;

    /// <summary>Definitions: the international pound and its parts.</summary>
    private const double GramsPerPound = 453.59237, GramsPerOunce = GramsPerPound / 16, GramsPerStone = GramsPerPound * 14;

    /// <summary>
    /// Pure alcohol in a drink as American apps count it. Source: US National Institute on Alcohol Abuse and Alcoholism, "What is
    /// a standard drink?": 14 grams.
    /// </summary>
    private const double GramsPerUsDrink = 14;

    /// <summary>Pure alcohol in a British unit: 10 ml at 0.789 g/ml, rounded as usual. Source: NHS, "Alcohol units": 8 grams.</summary>
    private const double GramsPerBritishUnit = 8;

    private const double Thousand = 1000, Hundred = 100, MinutesPerHour = 60, FahrenheitStep = 5.0 / 9.0, FahrenheitZero = 32;

    private static readonly FrozenDictionary<(UnitKind, string), UnitScale> Known = new (UnitKind Kind, UnitScale Scale, string Names)[]
    {
        (UnitKind.Volume, new(1), "ml milliliter millilitre milliliters millilitres cc"),
        (UnitKind.Volume, new(10), "cl centiliter centilitre"),
        (UnitKind.Volume, new(Hundred), "dl deciliter decilitre"),
        (UnitKind.Volume, new(Thousand), "l liter litre liters litres"),
        (UnitKind.Volume, new(FluidOunceUs), "flozus floz oz fluidounce fluidounces ounces"),
        (UnitKind.Volume, new(FluidOunceImperial), "flozimp flozuk"),
        (UnitKind.Volume, new(CupUs), "cupus cup cups"),
        (UnitKind.Volume, new(PintImperial / 2), "cupimp"),
        (UnitKind.Volume, new(PintUs), "ptus pintus"),
        (UnitKind.Volume, new(PintImperial), "ptimp pintimp pintuk"),
        (UnitKind.Volume, new(Glass), "glass glasses"),
        (UnitKind.Dose, new(1), "mg milligram milligrams"),
        (UnitKind.Dose, new(Thousand), "g gram grams"),
        (UnitKind.Dose, new(1 / Thousand), "mcg ug µg μg microgram micrograms"),
        (UnitKind.Alcohol, new(1), "g gram grams"),
        (UnitKind.Alcohol, new(GramsPerUsDrink), "count drink drinks usdrinks"),
        (UnitKind.Alcohol, new(10), "whodrinks"),
        (UnitKind.Alcohol, new(GramsPerBritishUnit), "unit units ukunits"),
        (UnitKind.Weight, new(Thousand), "kg kgs kilo kilos kilogram kilograms"),
        (UnitKind.Weight, new(1), "g gram grams"),
        (UnitKind.Weight, new(GramsPerPound), "lb lbs pound pounds"),
        (UnitKind.Weight, new(GramsPerOunce), "oz ounce ounces"),
        (UnitKind.Weight, new(GramsPerStone), "st stone stones"),
        (UnitKind.Temperature, new(Hundred), "degc c °c celsius"),
        (UnitKind.Temperature, new(Hundred * FahrenheitStep, -FahrenheitZero * Hundred * FahrenheitStep), "degf f °f fahrenheit"),
        (UnitKind.Duration, new(1), "min mins minute minutes"),
        (UnitKind.Duration, new(MinutesPerHour), "h hr hrs hour hours"),
        (UnitKind.Duration, new(1 / MinutesPerHour), "s sec secs second seconds"),
        (UnitKind.Duration, new(1 / MinutesPerHour / Thousand), "ms millisecond milliseconds"),
        (UnitKind.Count, new(1), "count steps step number 010 appleeffortscore"),
    }.SelectMany(unit => unit.Names.Split(' ').Select(name => ((unit.Kind, name), unit.Scale))).ToFrozenDictionary(pair => pair.Item1, pair => pair.Scale);

    /// <summary>The scale of a unit as it is written, or null.</summary>
    public static UnitScale? Find(UnitKind kind, string? written) =>
        written is not null && Known.TryGetValue((kind, Plain(written)), out var scale) ? scale : null;

    /// <summary>Names of the units of a kind, one for each, for people to choose from.</summary>
    public static IReadOnlyList<string> NamesOf(UnitKind kind) => kind switch
    {
        UnitKind.Volume => ["ml", "l", "fl oz", "cups", "glasses"],
        UnitKind.Dose => ["mg", "g"],
        UnitKind.Alcohol => ["g", "drinks", "units", "WHO drinks"],
        UnitKind.Weight => ["kg", "lb", "st"],
        UnitKind.Temperature => ["°C", "°F"],
        UnitKind.Duration => ["minutes", "hours", "seconds"],
        _ => ["count"],
    };

    private static string Plain(string written)
    {
        var letters = new StringBuilder(written.Length);
        foreach (var letter in written.Where(letter => char.IsLetterOrDigit(letter) || letter == '°'))
        {
            letters.Append(char.ToLowerInvariant(letter));
        }

        return letters.ToString();
    }
}
