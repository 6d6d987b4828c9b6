using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Charley.SafetyCase;

/// <summary>The hazard log, docs/safety/hazards.yaml.</summary>
internal sealed class HazardLog
{
    /// <summary>Where it stands, from the root of the project.</summary>
    public const string Path = "docs/safety/hazards.yaml";

    /// <summary>The hazards.</summary>
    public List<Hazard> Hazards { get; set; } = [];

    /// <summary>Reads the log.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">The file is not as documented in its head.</exception>
    public static HazardLog Read(string root) =>
        new DeserializerBuilder()
            .WithNamingConvention(HyphenatedNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<HazardLog>(File.ReadAllText(System.IO.Path.Combine(root, Path)));
}

/// <summary>Something that could go wrong for a person.</summary>
internal sealed class Hazard
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>How bad it would be, 1..5.</summary>
    public int Severity { get; set; }

    /// <summary>How likely it would be without the controls, 1..5.</summary>
    public int LikelihoodWithoutControls { get; set; }

    /// <summary>How likely it is with them, 1..5.</summary>
    public int LikelihoodWithControls { get; set; }

    /// <summary>What stands against it.</summary>
    public List<Control> Controls { get; set; } = [];
}

/// <summary>What stands against a hazard.</summary>
internal sealed class Control
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>The test that proves it: project/class.method.</summary>
    public string Test { get; set; } = string.Empty;

    /// <summary>How to switch it off.</summary>
    public Switch SwitchOff { get; set; } = new();

    /// <summary>The test's project.</summary>
    public string TestProject => Test.Split('/')[0];

    /// <summary>The test's class and method.</summary>
    public string TestMethod => Test.Split('/')[^1];
}

/// <summary>One text of one file, and what to write instead.</summary>
internal sealed class Switch
{
    /// <summary>The file, from the root of the project.</summary>
    public string File { get; set; } = string.Empty;

    /// <summary>The text; it occurs once.</summary>
    public string Find { get; set; } = string.Empty;

    /// <summary>What to write instead.</summary>
    public string Replace { get; set; } = string.Empty;

    /// <summary>Whether the text to replace occurs exactly once in the file.</summary>
    /// <param name="root">Root of the project or of a copy.</param>
    public bool Fits(string root) => System.IO.File.ReadAllText(Path.Combine(root, File)).Split(Find).Length == 2;
}
