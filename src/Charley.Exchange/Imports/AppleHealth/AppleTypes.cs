using System.Text;
using Charley.Exchange.Imports.Gathering;

namespace Charley.Exchange.Imports.AppleHealth;

/// <summary>How records of a type become part of a day.</summary>
internal enum AppleUse
{
    NoPlace,
    Steps,
    Sleep,
    Sum,
    Highest,
    Latest,
    Period,
    Exercise,
}

/// <summary>What a type of record means.</summary>
/// <param name="Use">How it becomes part of a day.</param>
/// <param name="Exposure">Which number of the day, where it is one.</param>
/// <param name="Unit">What it is measured in.</param>
internal sealed record AppleType(AppleUse Use, int Exposure = -1, UnitKind Unit = UnitKind.Count)
{
    private static readonly AppleType None = new(AppleUse.NoPlace);

    private static readonly Dictionary<string, AppleType> Known = new(StringComparer.Ordinal)
    {
        ["HKQuantityTypeIdentifierStepCount"] = new(AppleUse.Steps, Measures.Steps),
        ["HKCategoryTypeIdentifierSleepAnalysis"] = new(AppleUse.Sleep, Measures.Sleep),
        ["HKQuantityTypeIdentifierDietaryWater"] = new(AppleUse.Sum, Measures.Fluids, UnitKind.Volume),
        ["HKQuantityTypeIdentifierDietaryCaffeine"] = new(AppleUse.Sum, Measures.Caffeine, UnitKind.Dose),
        ["HKQuantityTypeIdentifierNumberOfAlcoholicBeverages"] = new(AppleUse.Sum, Measures.Alcohol, UnitKind.Alcohol),
        ["HKQuantityTypeIdentifierBodyTemperature"] = new(AppleUse.Highest, Measures.Temperature, UnitKind.Temperature),
        ["HKQuantityTypeIdentifierBodyMass"] = new(AppleUse.Latest, Measures.Weight, UnitKind.Weight),
        ["HKQuantityTypeIdentifierWorkoutEffortScore"] = new(AppleUse.Highest, Measures.Effort),
        ["HKQuantityTypeIdentifierAppleExerciseTime"] = new(AppleUse.Exercise, Measures.Exercise),
        ["HKCategoryTypeIdentifierMenstrualFlow"] = new(AppleUse.Period),
    };

    /// <summary>The meaning of a type by its name in the file.</summary>
    public static AppleType Of(ReadOnlySpan<byte> name) => Known.GetValueOrDefault(Encoding.UTF8.GetString(name), None);
}
