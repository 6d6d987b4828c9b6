using Charley.Testing;
using YamlDotNet.RepresentationModel;

namespace Charley.Assessment.Tests;

/// <summary>The hazard log stays true to the code; that each test has teeth is shown by tools/Charley.SafetyCase.</summary>
public sealed class SafetyCaseTests
{
    private static readonly IReadOnlyList<YamlMappingNode> Hazards = Read();

    public static TheoryData<string, string, string, string> Controls() => new(
        Hazards.SelectMany(hazard => Maps(hazard, "controls")).Select(control =>
        {
            var off = (YamlMappingNode)control["switch-off"];
            return (Text(control, "id"), Text(control, "test"), Text(off, "file"), Text(off, "find"));
        }));

    [Fact]
    public void Every_hazard_is_rated_and_has_a_control_that_makes_it_less_likely() =>
        Assert.All(Hazards, hazard =>
        {
            Assert.InRange(int.Parse(Text(hazard, "severity"), null), 1, 5);
            Assert.True(int.Parse(Text(hazard, "likelihood-with-controls"), null) < int.Parse(Text(hazard, "likelihood-without-controls"), null));
            Assert.NotEmpty(Maps(hazard, "controls"));
        });

    [Theory]
    [MemberData(nameof(Controls))]
    public void Every_control_names_a_test_that_exists_and_code_that_can_be_switched_off(string control, string test, string file, string find)
    {
        var project = test.Split('/')[0];
        var (type, method) = (test.Split('/')[1].Split('.')[0], test.Split('.')[^1]);
        var sources = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests", project), type + ".cs", SearchOption.AllDirectories);

        Assert.Contains(sources, source => File.ReadAllText(source).Contains($" {method}(", StringComparison.Ordinal));
        Assert.True(
            File.ReadAllText(Path.Combine(SourceTree.Root, file)).Split(find).Length == 2,
            $"{control}: '{find}' does not occur exactly once in {file}.");
    }

    private static List<YamlMappingNode> Read()
    {
        using var reader = File.OpenText(Path.Combine(SourceTree.Root, "docs", "safety", "hazards.yaml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return Maps((YamlMappingNode)stream.Documents[0].RootNode, "hazards");
    }

    private static List<YamlMappingNode> Maps(YamlMappingNode map, string field) => [.. ((YamlSequenceNode)map[field]).Children.Cast<YamlMappingNode>()];

    private static string Text(YamlMappingNode map, string field) => ((YamlScalarNode)map[field]).Value ?? string.Empty;
}
