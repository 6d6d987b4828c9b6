namespace Charley.Knowledge.Tests;

/// <summary>Curves over age, sex and pregnancy.</summary>
public sealed class QuantityTests
{
    private static readonly Quantity Curve = new(
        0.3,
        null,
        [new AgeStep(18, 0.2), new AgeStep(40, 0.3), new AgeStep(60, 0.5)],
        1.2,
        0.8,
        0.45,
        new Basis([], "test"));

    [Theory]
    [InlineData(10, 0.2)]
    [InlineData(18, 0.2)]
    [InlineData(39, 0.2)]
    [InlineData(40, 0.3)]
    [InlineData(60, 0.5)]
    [InlineData(99, 0.5)]
    public void A_step_holds_from_its_age_until_the_next(int age, double value) =>
        Assert.Equal(value * 0.8, Curve.For(new PersonContext(age, Sex.Male, Pregnant: false)), 12);

    [Fact]
    public void Sex_multiplies_and_pregnancy_replaces()
    {
        Assert.Equal(0.36, Curve.For(new PersonContext(45, Sex.Female, Pregnant: false)), 12);
        Assert.Equal(0.45, Curve.For(new PersonContext(30, Sex.Female, Pregnant: true)), 12);
    }

    [Fact]
    public void A_chance_never_exceeds_one()
    {
        var high = Curve with { ByAge = [], Value = 0.9 };

        Assert.Equal(1, high.For(new PersonContext(45, Sex.Female, Pregnant: false)));
    }
}
