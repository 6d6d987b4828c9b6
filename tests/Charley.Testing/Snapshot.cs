using System.Runtime.CompilerServices;
using Xunit;

namespace Charley.Testing;

/// <summary>
/// Compares text with a file NAME.approved.EXTENSION beside the test. What differs is written to NAME.received.EXTENSION, and
/// the failure says how to accept it. Nothing is ever accepted by itself.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails unless the text equals the approved file, line ends aside.</summary>
    /// <param name="name">The file's name with its extension, such as "result.html".</param>
    /// <param name="received">What the program made.</param>
    /// <param name="testFile">Filled by the compiler.</param>
    public static void Matches(string name, string received, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(SourceTree.Locate(testFile))!;
        var approvedPath = Path.Combine(folder, WithState(name, "approved"));
        var receivedPath = Path.Combine(folder, WithState(name, "received"));
        var actual = Lines(received);
        var expected = File.Exists(approvedPath) ? Lines(File.ReadAllText(approvedPath)) : [];
        if (File.Exists(approvedPath) && expected.SequenceEqual(actual, StringComparer.Ordinal))
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, string.Join('\n', actual));
        Assert.Fail(
            $"""
            {FirstDifference(expected, actual)}
            If the new text is right:
            mv '{receivedPath}' '{approvedPath}'
            """);
    }

    private static string WithState(string name, string state) =>
        $"{Path.GetFileNameWithoutExtension(name)}.{state}{Path.GetExtension(name)}";

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static string FirstDifference(string[] expected, string[] actual)
    {
        var line = expected.Zip(actual).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return $"""
            The text differs from what was approved, first in line {line + 1}.
            approved: {expected.ElementAtOrDefault(line) ?? "(nothing)"}
            received: {actual.ElementAtOrDefault(line) ?? "(nothing)"}
            """;
    }
}
