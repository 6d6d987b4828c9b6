using System.Collections.Immutable;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;

namespace Charley.Assessment.Cases;

/// <summary>A person's results of tests, one for each test, with what they mean for this person.</summary>
public sealed class TestResults
{
    private TestResults(ImmutableArray<Measurement> measurements, ImmutableArray<MeasuredSide> sides)
    {
        Measurements = measurements;
        Sides = sides;
    }

    /// <summary>No results.</summary>
    public static TestResults None { get; } = new([], []);

    /// <summary>The results as they were entered, in that order.</summary>
    public ImmutableArray<Measurement> Measurements { get; }

    /// <summary>What they say, side by side of each test.</summary>
    public ImmutableArray<MeasuredSide> Sides { get; }

    /// <summary>The answers about findings of kind result that count as evidence. Findings of tests not done stay unknown.</summary>
    public IEnumerable<KeyValuePair<string, Answer>> Answers => Sides.SelectMany(side => side.Evidence);

    /// <summary>The results of a person, as far as the knowledge still knows their tests and units.</summary>
    /// <param name="knowledge">The tests with their bands.</param>
    /// <param name="person">Whose usual ranges count.</param>
    /// <param name="measurements">At most one for each test; of several the last counts.</param>
    public static TestResults Of(KnowledgeBase knowledge, PersonContext person, IEnumerable<Measurement> measurements)
    {
        ImmutableArray<Measurement> known =
        [
            .. measurements
                .Where(measurement => knowledge.Tests.TryGetValue(measurement.Test, out var test)
                    && test.Measured is not null
                    && UnitSpelling.Find(test, measurement.Unit) is not null)
                .GroupBy(measurement => measurement.Test, StringComparer.Ordinal)
                .Select(group => group.Last()),
        ];
        return new TestResults(
            known,
            [.. known.SelectMany(measurement => Banding.Of(knowledge.Tests[measurement.Test], measurement, person))]);
    }

    /// <summary>The measurement behind a side.</summary>
    public Measurement MeasurementOf(MeasuredSide side) =>
        Measurements.Single(measurement => string.Equals(measurement.Test, side.Test, StringComparison.Ordinal));

    /// <summary>The same results as if nothing were known about one side.</summary>
    public TestResults Without(MeasuredSide side) => new(Measurements, Sides.Remove(side));
}
