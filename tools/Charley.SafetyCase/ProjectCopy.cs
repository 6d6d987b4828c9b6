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

    /// <summary>
    /// Switches a control off; the result switches it on again. Only the project in which it stands is built, and put beside the
    /// test's program: nothing else changes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The text to replace does not occur exactly once, or what is left does not build.</exception>
    public Action SwitchOff(Control control)
    {
        var off = control.SwitchOff;
        if (!off.Fits(_folder))
        {
            throw new InvalidOperationException($"{off.File}: the text to replace does not occur exactly once: {off.Find}");
        }

        var path = Path.Combine(_folder, off.File);
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace(off.Find, off.Replace, StringComparison.Ordinal));
        var putBack = off.File.Split('/') is ["src", var project, ..] ? Exchange(project, control) : static () => { };
        return () =>
        {
            File.WriteAllText(path, text);
            putBack();
        };
    }

    /// <summary>Runs one test: true if it passed, false if it failed.</summary>
    /// <param name="control">The control whose test it is.</param>
    /// <param name="builds">Whether to build the test's project first; needless where nothing changed since the last time.</param>
    /// <exception cref="InvalidOperationException">It could not be built or no such test ran.</exception>
    public bool Test(Control control, bool builds)
    {
        if (builds)
        {
            Build($"tests/{control.TestProject}", control);
        }

        var test = Run(_folder, Path.Combine(Built(control.TestProject), control.TestProject), ["--filter-method", "*." + control.TestMethod, "--no-progress"]);
        return test.Code switch
        {
            Passed => true,
            Failed => false,
            _ => throw new InvalidOperationException($"{control.Id}: no verdict from {control.Test}: {test.Output}"),
        };
    }

    /// <summary>Builds one project with the control off and gives the test's program its assembly; the result puts the first one back.</summary>
    private Action Exchange(string project, Control control)
    {
        var used = Path.Combine(Built(control.TestProject), project + ".dll");
        var first = File.ReadAllBytes(used);
        Build($"src/{project}", control, "-p:BuildProjectReferences=false");
        File.Copy(Path.Combine(Built(project), project + ".dll"), used, overwrite: true);
        return () => File.WriteAllBytes(used, first);
    }

    private void Build(string folder, Control control, params IEnumerable<string> more)
    {
        var build = Run(
            _folder,
            "dotnet",
            ["build", folder, "--configuration", "Release", "--disable-build-servers", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-v", "q", .. more]);
        if (build.Code != 0)
        {
            throw new InvalidOperationException($"{control.Id} does not build: {build.Output}");
        }
    }

    private string Built(string project) => Path.Combine(_folder, "artifacts", "bin", project, "release");

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
