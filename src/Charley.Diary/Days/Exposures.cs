using System.Collections.Immutable;
using System.Globalization;

namespace Charley.Diary.Days;

/// <summary>A number about a day that may matter: how it is named, asked, bounded and stored.</summary>
public sealed class Exposure
{
    private readonly Func<DayContent, int?> get;
    private readonly Func<DayContent, int?, DayContent> set;

    internal Exposure(
        string id, int perUnit, int least, int most, Func<DayContent, int?> get, Func<DayContent, int?, DayContent> set, bool isMeasured = false, bool isOnScale = false)
    {
        (IsMeasured, IsOnScale) = (isMeasured, isOnScale);
        (Id, PerUnit, Least, Most) = (id, perUnit, least, most);
        (this.get, this.set) = (get, set);
    }

    /// <summary>Its word in commands and files, and the name of its field.</summary>
    public string Id { get; }

    /// <summary>How many of what is stored make one of what the person writes: 1000 millilitres are a litre.</summary>
    public int PerUnit { get; }

    /// <summary>The least that can be written, in the person's unit.</summary>
    public int Least { get; }

    /// <summary>The most that can be written, in the person's unit: more is a slip of the finger.</summary>
    public int Most { get; }

    /// <summary>
    /// Whether a device counts or measures it. Nobody is asked for it; a form shows it once it is known, so that it can be mended.
    /// </summary>
    public bool IsMeasured { get; }

    /// <summary>Whether it is a judgement on a scale; then its unit says the scale, such as "0 to 10".</summary>
    public bool IsOnScale { get; }

    /// <summary>Its name for people.</summary>
    public string Name => Text(string.Empty);

    /// <summary>The unit in which people write it.</summary>
    public string Unit => Text("Unit");

    /// <summary>How to find the number.</summary>
    public string Hint => Text("Hint");

    /// <summary>The stored number; null if not recorded.</summary>
    public int? Get(DayContent day) => get(day);

    /// <summary>The number in the person's unit; null if not recorded.</summary>
    public decimal? InUnits(DayContent day) => get(day) / (decimal)PerUnit;

    /// <summary>The day with another stored number.</summary>
    public DayContent With(DayContent day, int? value) => set(day, value);

    private string Text(string kind) => WordTexts.ResourceManager.GetString(ResourceName + kind, CultureInfo.CurrentUICulture)!;

    private string ResourceName => Id switch
    {
        "sitting" => "SittingTime",
        "standing" => "StandingTime",
        "pregnancy-week" => "PregnancyWeek",
        _ => string.Concat(char.ToUpperInvariant(Id[0]).ToString(), Id.AsSpan(1)),
    };
}

/// <summary>All numbers about a day, in the order in which they are asked.</summary>
public static class Exposures
{
    private const int MlPerLitre = 1000;
    private const int MinutesPerHour = 60;
    private const int HoursOfDay = 24;
    private const int MinutesOfDay = 1440;
    private const int Scale = 10;
    private const int GramsPerKilogram = 1000;
    private const int HundredthsPerDegree = 100;

    /// <summary>Grams of pure alcohol in a standard drink. Source: WHO, AUDIT manual, 2nd edition, 2001, appendix C.</summary>
    private const int GramsPerDrink = 10;

    /// <summary>The exposures.</summary>
    public static ImmutableArray<Exposure> All { get; } =
    [
        new("fluids", MlPerLitre, 0, 20, day => day.FluidsMl, (day, value) => day with { FluidsMl = value }),
        new("sleep", MinutesPerHour, 0, HoursOfDay, day => day.SleepMinutes, (day, value) => day with { SleepMinutes = value }),
        new("caffeine", 1, 0, 3000, day => day.CaffeineMg, (day, value) => day with { CaffeineMg = value }),
        new("alcohol", GramsPerDrink, 0, 60, day => day.AlcoholGrams, (day, value) => day with { AlcoholGrams = value }),
        new("exercise", 1, 0, MinutesOfDay, day => day.ExerciseMinutes, (day, value) => day with { ExerciseMinutes = value }),
        new("effort", 1, 0, Scale, day => day.Effort, (day, value) => day with { Effort = value }, isOnScale: true),
        new("sitting", MinutesPerHour, 0, HoursOfDay, day => day.SittingMinutes, (day, value) => day with { SittingMinutes = value }),
        new("standing", MinutesPerHour, 0, HoursOfDay, day => day.StandingMinutes, (day, value) => day with { StandingMinutes = value }),
        new("stress", 1, 0, Scale, day => day.Stress, (day, value) => day with { Stress = value }, isOnScale: true),
        new("heat", 1, 0, 3, day => day.Heat, (day, value) => day with { Heat = value }, isOnScale: true),
        new("pregnancy-week", 1, 1, 45, day => day.PregnancyWeek, (day, value) => day with { PregnancyWeek = value }),
        new("steps", 1, 0, 200_000, day => day.Steps, (day, value) => day with { Steps = value }, isMeasured: true),
        new("weight", GramsPerKilogram, 1, 500, day => day.WeightGrams, (day, value) => day with { WeightGrams = value }, isMeasured: true),
        new(
            "temperature",
            HundredthsPerDegree,
            30,
            45,
            day => day.TemperatureCentidegrees,
            (day, value) => day with { TemperatureCentidegrees = value },
            isMeasured: true),
    ];
}
