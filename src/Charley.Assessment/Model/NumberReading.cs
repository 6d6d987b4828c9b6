using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>How the numbers of the knowledge are read for a model: as they stand for a kind of person, or scaled.</summary>
/// <param name="Person">Whom the model is for.</param>
/// <param name="Factor">By what a number is multiplied; above 0.</param>
public sealed record NumberReading(PersonContext Person, Func<Quantity, double> Factor)
{
    /// <summary>Every number as it stands.</summary>
    public static NumberReading AsItStands(PersonContext person) => new(person, static _ => 1);

    /// <summary>A share or chance, 0..1.</summary>
    public double Share(Quantity quantity) => Math.Min(1, quantity.For(Person) * Factor(quantity));

    /// <summary>A ratio, at least 1: a noisy-OR cannot say that something protects.</summary>
    public double Ratio(Quantity quantity) => Math.Max(1, quantity.RatioFor(Person) * Factor(quantity));
}
