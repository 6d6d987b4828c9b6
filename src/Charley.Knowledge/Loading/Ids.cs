using System.Text.RegularExpressions;

namespace Charley.Knowledge.Loading;

/// <summary>The form of ids.</summary>
internal static partial class Ids
{
    public static bool IsWellFormed(string id) => Form().IsMatch(id);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
