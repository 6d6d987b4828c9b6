using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>
/// Draws every number of the knowledge anew from how surely it is known, so that what follows from all of them together shows how
/// far a chance can be trusted.
/// </summary>
/// <remarks>
/// A ratio, or the odds of a share, is multiplied by a log-normal factor whose central 95 % is as wide as its interval: that of the
/// number itself, or else the narrowest of the records of evidence it rests on. A number without any interval rests on judgement; two
/// careful judgements of the same share lie about a factor of two apart, so half to double is taken for its interval. A published
/// estimate is the middle of what is drawn. A judgement is its mean: how many of 100 somebody expects, by the rule that rewards an
/// honest answer, is the mean of what they believe (Savage 1971, J Am Stat Assoc 66:783), and that of a log-normal factor lies above
/// its middle. For a share p drawn on the scale of its odds the middle of the logarithm is moved by the variance times (2p - 1) / 2,
/// which keeps the mean up to the square of the variance (second order of the delta method).
/// </remarks>
public sealed class DrawnNumbers
{
    /// <summary>The central 95 % of a normal distribution ends this many standard deviations from its middle.</summary>
    private const double Ends = 1.96;

    /// <summary>Half to double: the interval of a judgement.</summary>
    private const double JudgementRatio = 4;

    private readonly ImmutableArray<(Quantity Number, Spread Spread)> _numbers;

    /// <summary>Looks up how surely each number is known.</summary>
    /// <param name="knowledge">The numbers and their evidence.</param>
    public DrawnNumbers(KnowledgeBase knowledge) =>
        _numbers =
        [
            .. ModelNumber.All(knowledge)
                .Select(number => number.Quantity)
                .Distinct<Quantity>(ReferenceEqualityComparer.Instance)
                .Select(number => (number, SpreadOf(number, knowledge))),
        ];

    /// <summary>A reading of all numbers for everybody, the same for the same state of the random source.</summary>
    /// <param name="random">Source of chance.</param>
    public Func<PersonContext, NumberReading> Draw(Random random)
    {
        var drawn = new Dictionary<Quantity, (double Distance, Spread Spread)>(_numbers.Length, ReferenceEqualityComparer.Instance);
        foreach (var (number, spread) in _numbers)
        {
            drawn.Add(number, (spread.Deviation * Normal(random), spread));
        }

        return person => new NumberReading(
            person,
            quantity => Math.Exp(drawn[quantity].Distance + (drawn[quantity].Spread.IsJudged ? MiddleOf(quantity.RatioFor(person), drawn[quantity].Spread.Deviation) : 0)),
            ShareScale.Odds);
    }

    /// <summary>Where the middle of the logarithm lies so that the number is the mean; what is above 1 is a ratio.</summary>
    private static double MiddleOf(double number, double deviation) => deviation * deviation / 2 * (number > 1 ? -1 : (2 * number) - 1);

    private static Spread SpreadOf(Quantity quantity, KnowledgeBase knowledge)
    {
        var own = quantity.Interval is { } interval ? Ratio(interval.Low, interval.High) : null;
        var published = own ?? quantity.Basis.Evidence
            .Select(id => knowledge.Evidence[id])
            .Select(record => record is { Low: { } low, High: { } high } ? Ratio(low, high) : null)
            .Min();
        return new Spread(Math.Log(published ?? JudgementRatio) / (2 * Ends), published is null);
    }

    // Both ends below 1 are shares, so their odds are compared.
    private static double? Ratio(double low, double high) => (low > 0 && high > low, high < 1) switch
    {
        (false, _) => null,
        (_, true) => high / (1 - high) / (low / (1 - low)),
        _ => high / low,
    };

    /// <summary>A standard normal number after Box and Muller (1958).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>How a number is drawn.</summary>
    /// <param name="Deviation">Standard deviation of the logarithm of a ratio's factor, or of that of the odds of a share.</param>
    /// <param name="IsJudged">Whether the number is the mean of what is drawn, and not the middle.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Spread(double Deviation, bool IsJudged);
}
