namespace Charley.Tests;

/// <summary>Results of tests in the terminal.</summary>
public sealed class AskResultTests
{
    /// <summary>70 years, male, cramps; then the calf, and "I don't know" to all that follows, of which "r" is the last.</summary>
    private static readonly string Interview = "70\n2\n1\n" + string.Concat(Enumerable.Repeat("?\n", 30)) + "r\n";

    [Fact]
    public async Task A_result_typed_after_the_questions_counts()
    {
        var ran = await Ran.Of(Interview + "sodium 118 mmol/l\n\n", "ask");

        Assert.Equal(0, ran.Code);
        Assert.Contains("Noted: sodium 118 mmol/L.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("GET EMERGENCY HELP NOW", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("potassium", "Type test, value and unit")]
    [InlineData("4.2 mmol/L", "Type test, value and unit")]
    [InlineData("happiness 5 mmol/L", "This test is not known")]
    [InlineData("calcium 2.3 mg/dL", "Did you mean mmol/L?")]
    [InlineData("potassium 4,2 stones", "Use mmol/L, mEq/L.")]
    public async Task What_cannot_be_understood_is_asked_for_again(string line, string answer)
    {
        var ran = await Ran.Of(Interview + line + "\n\n", "ask");

        Assert.Equal(0, ran.Code);
        Assert.Contains(answer, ran.Out, StringComparison.Ordinal);
    }
}
