using System.Collections.Immutable;

namespace Charley.Knowledge.Measuring;

/// <summary>What a measured value says about one side of its bands: too low, or too high.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Bands">The bands of this side, the mildest first, with whether the value reaches each.</param>
public sealed record MeasuredSide(string Test, ImmutableArray<(ResultBand Band, bool IsReached)> Bands)
{
    /// <summary>Every band as an answer: reached is yes, not reached is no.</summary>
    public IEnumerable<KeyValuePair<string, Answer>> AllAnswers =>
        Bands.Select(band => KeyValuePair.Create(band.Band.Finding, band.IsReached ? Answer.Yes : Answer.No));

    /// <summary>
    /// The answers that count as evidence: bands reached, and the first that is not. Beyond that one nothing is said, because
    /// the numbers of a worse band speak only about people who reach the one before it; so each fact counts once.
    /// </summary>
    public IEnumerable<KeyValuePair<string, Answer>> Evidence =>
        AllAnswers.Take(Bands.Count(band => band.IsReached) + 1);

    /// <summary>The answer that says the most: the worst band reached, or else that the mildest is not.</summary>
    public KeyValuePair<string, Answer> Telling =>
        AllAnswers.ElementAt(Math.Max(0, Bands.Count(band => band.IsReached) - 1));
}

/// <summary>Tells what a measured value means. Pure: conversion, then comparison with the limits for the person.</summary>
public static class Banding
{
    /// <summary>The sides of the test's bands; one with low bands, one with high ones, each only if there are any and the value is clear about them.</summary>
    /// <param name="test">The test.</param>
    /// <param name="measurement">A measurement of it.</param>
    /// <param name="person">Whose usual range counts.</param>
    /// <exception cref="ArgumentException">The test takes no values, or has no such unit.</exception>
    public static ImmutableArray<MeasuredSide> Of(ClinicalTest test, Measurement measurement, PersonContext person)
    {
        if (test.Measured is not { } measured || UnitSpelling.Find(test, measurement.Unit) is not { } unit)
        {
            throw new ArgumentException($"'{measurement.Unit}' is no unit of '{test.Id}'.", nameof(measurement));
        }

        var value = unit.ToMeasured(measurement.Value);
        var usual = measured.UsualFor(person);
        return
        [
            .. measured.Bands
                .Where(band => !band.IsLow || measured.LowUnclear is not { } unclear || value < unclear.From)
                .GroupBy(band => band.IsLow)
                .Select(side => new MeasuredSide(test.Id, [.. side.Select(band => (band, band.IsReached(value, usual)))])),
        ];
    }
}
