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
}
