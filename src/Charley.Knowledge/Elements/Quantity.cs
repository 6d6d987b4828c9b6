using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>An interval of a quantity: 95% interval or the published range.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Interval(double Low, double High);

/// <summary>One step of an age curve.</summary>
/// <param name="FromAge">The age in years from which the value holds.</param>
/// <param name="Value">The value from that age on.</param>
public sealed record AgeStep(int FromAge, double Value);

/// <summary>A number of the model with its curve over age and sex, its interval and what it rests on.</summary>
/// <param name="Value">The value where no curve applies.</param>
/// <param name="Interval">Its interval, if known.</param>
/// <param name="ByAge">Steps in rising order of age; empty where age does not matter.</param>
/// <param name="FemaleFactor">Multiplier for females.</param>
/// <param name="MaleFactor">Multiplier for males.</param>
/// <param name="WhenPregnant">The value for people who are pregnant, where it differs.</param>
/// <param name="Basis">What the number rests on.</param>
public sealed record Quantity(
    double Value,
    Interval? Interval,
    ImmutableArray<AgeStep> ByAge,
    double FemaleFactor,
    double MaleFactor,
    double? WhenPregnant,
    Basis Basis)
{
    /// <summary>Whether women and men have different values.</summary>
    public bool DiffersBySex => FemaleFactor.CompareTo(MaleFactor) != 0;

    /// <summary>A share or chance for one person, 0..1. Ages below the first step take the first step's value.</summary>
    /// <remarks>A factor for sex may carry a common finding above 1 at some age; it is 1 then.</remarks>
    public double For(PersonContext person) => Math.Min(1, Of(person));

    /// <summary>A ratio for one person, which has no upper bound. Ages below the first step take the first step's value.</summary>
    public double RatioFor(PersonContext person) => Of(person);

    /// <summary>Every value that the quantity can take for some person, for range checks.</summary>
    public IEnumerable<double> Range()
    {
        var bases = ByAge.IsEmpty ? [Value] : ByAge.Select(step => step.Value);
        foreach (var value in bases)
        {
            yield return value * FemaleFactor;
            yield return value * MaleFactor;
        }

        if (WhenPregnant is { } pregnant)
        {
            yield return pregnant;
        }
    }

    private double Of(PersonContext person) =>
        person.Pregnant && WhenPregnant is { } pregnant
            ? pregnant
            : AtAge(person.Age) * (person.Sex == Sex.Female ? FemaleFactor : MaleFactor);

    private double AtAge(int age)
    {
        if (ByAge.IsEmpty)
        {
            return Value;
        }

        var value = ByAge[0].Value;
        foreach (var step in ByAge)
        {
            if (step.FromAge <= age)
            {
                value = step.Value;
            }
        }

        return value;
    }
}
