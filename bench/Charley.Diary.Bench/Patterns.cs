using System.Text.RegularExpressions;

namespace Charley.Diary.Bench;

/// <summary>What is looked for in pages.</summary>
internal static partial class Patterns
{
    /// <summary>The key that signs forms.</summary>
    [GeneratedRegex("name=\"form-key\" value=\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    public static partial Regex FormKey();
}
