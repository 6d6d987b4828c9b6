using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>What a factor multiplies where a number is a share or a chance.</summary>
public enum ShareScale
{
    /// <summary>The share itself, at most up to 1: "half as many", "twice as many".</summary>
    Share,

    /// <summary>Its odds, so that it never gets to 1 and nothing becomes certain.</summary>
    Odds,
}

/// <summary>How the numbers of the knowledge are read for a model: as they stand for a kind of person, or scaled.</summary>
/// <param name="Person">Whom the model is for.</param>
/// <param name="Factor">By what a number is multiplied; above 0.</param>
/// <param name="Scale">What it multiplies where the number is a share.</param>
public sealed record NumberReading(PersonContext Person, Func<Quantity, double> Factor, ShareScale Scale = ShareScale.Share)
{
    /// <summary>Every number as it stands.</summary>
    public static NumberReading AsItStands(PersonContext person) => new(person, static _ => 1);

    /// <summary>A share or chance, 0..1.</summary>
    public double Share(Quantity quantity) => (Scale, Stands: quantity.For(Person)) switch
    {
        (ShareScale.Odds, < 1) and var (_, share) => share * Factor(quantity) / (1 - share + (share * Factor(quantity))),
        var (_, share) => Math.Min(1, share * Factor(quantity)),
    };

    /// <summary>A ratio, at least 1: a noisy-OR cannot say that something protects.</summary>
    public double Ratio(Quantity quantity) => Math.Max(1, quantity.RatioFor(Person) * Factor(quantity));
}
