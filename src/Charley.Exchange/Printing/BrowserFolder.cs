namespace Charley.Exchange.Printing;

/// <summary>The folder that a browser was given.</summary>
internal static class BrowserFolder
{
    /// <summary>
    /// Removes it. A helper of the browser may still write into its profile; what is left then goes with the next clean-up of
    /// the system.
    /// </summary>
    /// <param name="folder">The folder.</param>
    public static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            foreach (var file in folder.EnumerateFiles())
            {
                file.Delete();
            }
        }
    }
}
