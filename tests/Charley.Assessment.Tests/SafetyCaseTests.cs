using Charley.SafetyCase;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>The hazard log stays true to the code; that each test has teeth is shown by tools/Charley.SafetyCase.</summary>
public sealed class SafetyCaseTests
{
    private static readonly HazardLog Log = HazardLog.Read(SourceTree.Root);

    public static TheoryData<string> Controls() => new(Log.Hazards.SelectMany(hazard => hazard.Controls).Select(control => control.Id));

    [Fact]
    public void Every_hazard_is_rated_and_has_a_control_that_makes_it_less_likely() =>
        Assert.All(Log.Hazards, hazard =>
        {
            Assert.InRange(hazard.Severity, 1, 5);
            Assert.InRange(hazard.LikelihoodWithControls, 1, 5);
            Assert.InRange(hazard.LikelihoodWithoutControls, 1, 5);
            Assert.True(hazard.LikelihoodWithControls < hazard.LikelihoodWithoutControls);
            Assert.NotEmpty(hazard.Controls);
        });

    [Theory]
    [MemberData(nameof(Controls))]
    public void Every_control_names_a_test_that_exists_and_code_that_can_be_switched_off(string id)
    {
        var control = Log.Hazards.SelectMany(hazard => hazard.Controls).Single(control => control.Id == id);
        var (type, method) = (control.TestMethod.Split('.')[0], control.TestMethod.Split('.')[^1]);
        var sources = Directory.EnumerateFiles(
            Path.Combine(SourceTree.Root, "tests", control.TestProject), type + ".cs", SearchOption.AllDirectories);

        Assert.Contains(sources, source => File.ReadAllText(source).Contains($" {method}(", StringComparison.Ordinal));
        Assert.True(control.SwitchOff.Fits(SourceTree.Root), $"{id}: '{control.SwitchOff.Find}' does not occur exactly once in {control.SwitchOff.File}.");
    }
}
