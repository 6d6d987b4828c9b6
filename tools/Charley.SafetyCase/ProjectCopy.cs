using System.Diagnostics;

namespace Charley.SafetyCase;

/// <summary>A copy of the project in which controls are switched off; the project itself stays as it is.</summary>
internal sealed class ProjectCopy : IDisposable
{
    /// <summary>What the test platform answers when every test passed, and when one failed.</summary>
    private const int Passed = 0;
    private const int Failed = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("charley-safety-case-").FullName;

    /// <summary>Copies what git knows of, in its present state.</summary>
    public ProjectCopy(string root)
    {
        var files = Run(root, "git", ["ls-files", "--cached", "--others", "--exclude-standard"]).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files.Where(file => File.Exists(Path.Combine(root, file))))
        {
            var target = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, file), target);
        }
    }

    /// <summary>Switches a control off; the result switches it on again.</summary>
    /// <exception cref="InvalidOperationException">The text to replace does not occur exactly once.</exception>
    public Action SwitchOff(Switch off)
    {
        if (!off.Fits(_folder))
        {
            throw new InvalidOperationException($"{off.File}: the text to replace does not occur exactly once: {off.Find}");
        }

        var path = Path.Combine(_folder, off.File);
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace(off.Find, off.Replace, StringComparison.Ordinal));
        return () => File.WriteAllText(path, text);
    }

    /// <summary>Builds and runs one test: true if it passed, false if it failed.</summary>
    /// <exception cref="InvalidOperationException">It could not be built or no such test ran.</exception>
    public bool Test(Control control)
    {
        var build = Run(
            _folder,
            "dotnet",
            ["build", $"tests/{control.TestProject}", "--configuration", "Release", "--disable-build-servers", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-v", "q"]);
        if (build.Code != 0)
        {
            throw new InvalidOperationException($"{control.Id} does not build: {build.Output}");
        }

        var program = Path.Combine(_folder, "artifacts", "bin", control.TestProject, "release", control.TestProject);
        var test = Run(_folder, program, ["--filter-method", "*." + control.TestMethod, "--no-progress"]);
        return test.Code switch
        {
            Passed => true,
            Failed => false,
            _ => throw new InvalidOperationException($"{control.Id}: no verdict from {control.Test}: {test.Output}"),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output) Run(string folder, string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
