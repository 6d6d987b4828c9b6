namespace Charley.Exchange.Printing;

/// <summary>Finds a browser of the Chromium family where systems keep them.</summary>
public static class InstalledBrowser
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "brave-browser", "chrome", "msedge"];

    private static readonly string[] OfMac =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
    ];

    private static readonly string[] OfWindows =
    [
        "Google/Chrome/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
        "Chromium/Application/chrome.exe",
        "BraveSoftware/Brave-Browser/Application/brave.exe",
    ];

    /// <summary>The program of the first browser found; null if there is none.</summary>
    public static string? Find() => Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        var ending = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name + ending)));
        if (OperatingSystem.IsMacOS())
        {
            return OfMac.Concat(onPath);
        }

        return OperatingSystem.IsWindows() ? InWindows().Concat(onPath) : onPath;
    }

    private static IEnumerable<string> InWindows() =>
        new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
            .Select(Environment.GetFolderPath)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => OfWindows.Select(program => Path.Combine(folder, program)));
}
