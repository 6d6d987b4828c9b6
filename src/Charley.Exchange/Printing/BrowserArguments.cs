namespace Charley.Exchange.Printing;

/// <summary>How a browser is started that prints: without a window, alone, and with nothing that it would fetch.</summary>
internal static class BrowserArguments
{
    /// <summary>The arguments.</summary>
    /// <param name="folder">The folder for its profile.</param>
    public static IEnumerable<string> Of(string folder)
    {
        // The sandbox of the browser refuses to run as root; the page is our own, and it has no scripts.
        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
        {
            yield return "--no-sandbox";
        }

        yield return "--headless";
        yield return "--disable-gpu";
        yield return "--disable-dev-shm-usage";
        yield return "--disable-extensions";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-default-apps";
        yield return "--disable-sync";
        yield return "--no-first-run";
        yield return "--no-default-browser-check";
        yield return "--user-data-dir=" + Path.Combine(folder, "profile");
    }
}
