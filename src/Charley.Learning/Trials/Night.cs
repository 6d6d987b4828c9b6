using System.Runtime.InteropServices;

namespace Charley.Learning.Trials;

/// <summary>What is known about one night of an experiment.</summary>
/// <param name="Episodes">Cramps of that night, 0 or more; null if nobody wrote it down, which is not zero.</param>
/// <param name="DidIt">Whether the remedy was really used; null if nobody said.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Night(int? Episodes, bool? DidIt)
{
    /// <summary>A night about which nothing is known.</summary>
    public static Night Unknown => default;
}
