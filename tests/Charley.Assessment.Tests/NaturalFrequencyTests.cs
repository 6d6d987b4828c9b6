using System.Globalization;
using Charley.Assessment.Differential;

namespace Charley.Assessment.Tests;

/// <summary>Chances as people count.</summary>
public sealed class NaturalFrequencyTests
{
    [Theory]
    [InlineData(1.0, "more than 9 in 10")]
    [InlineData(0.42, "about 4 in 10")]
    [InlineData(0.1, "about 1 in 10")]
    [InlineData(0.034, "about 3 in 100")]
    [InlineData(0.0012, "about 1 in 1,000")]
    [InlineData(0.0003, "about 3 in 10,000")]
    [InlineData(0.00001, "fewer than 1 in 10,000")]
    [InlineData(0.0, "fewer than 1 in 10,000")]
    public void A_chance_is_said_in_whole_numbers(double chance, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        Assert.Equal(words, NaturalFrequency.Say(chance));
    }

    [Theory]
    [InlineData(0.31, 0.48, "3 to 5 in 10")]
    [InlineData(0.28, 0.33, "28 to 33 in 100")]
    [InlineData(0.034, 0.12, "3 to 12 in 100")]
    [InlineData(0.62, 0.97, "62 to 97 in 100")]
    [InlineData(0.62, 0.9999, "6 in 10 or more")]
    [InlineData(0.96, 0.9999, "more than 9 in 10")]
    [InlineData(0.002, 0.05, "2 to 50 in 1,000")]
    [InlineData(0.00001, 0.05, "up to about 5 in 100")]
    [InlineData(0.3, 0.3, "about 3 in 10")]
    public void A_range_is_said_out_of_the_same_number_of_people(double low, double high, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        Assert.Equal(words, NaturalFrequency.Say(low, high));
    }

    [Theory]
    [InlineData(0.13, 0.16, 0.147, "1 to 2 in 10")]
    [InlineData(0.06, 0.2, 0.09, "6 to 20 in 100")]
    [InlineData(0.31, 0.48, 0.4, "3 to 5 in 10")]
    [InlineData(0.96, 0.9999, 0.97, "more than 9 in 10")]
    public void A_range_covers_the_chance_that_is_said_beside_it(double low, double high, double chance, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        Assert.Equal(words, NaturalFrequency.Say(low, high, chance));
    }

    [Fact]
    public void The_numbers_of_any_range_are_on_both_sides_of_the_number_of_its_chance()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var random = new Random(11);
        for (var round = 0; round < 20_000; round++)
        {
            var ends = Enumerable.Range(0, 3).Select(_ => Math.Pow(10, -4 * random.NextDouble())).Order().ToList();
            var (range, chance) = (Numbers(NaturalFrequency.Say(ends[0], ends[2], ends[1])), Numbers(NaturalFrequency.Say(ends[1])));
            if (range.Count == 3 && chance.Count == 2)
            {
                Assert.InRange(chance[0] / chance[1], range[0] / range[2], range[1] / range[2]);
            }
        }
    }

    /// <summary>The numbers of a sentence, the denominator last: "10 to 16 in 100".</summary>
    private static List<double> Numbers(string words) =>
        [.. words.Replace(",", string.Empty, StringComparison.Ordinal).Split(' ').Where(word => double.TryParse(word, CultureInfo.InvariantCulture, out _)).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
