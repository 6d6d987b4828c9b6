namespace Charley.Learning.Trials;

/// <summary>Chance that can be repeated.</summary>
internal static class Chance
{
    /// <summary>A source of chance of its own for a number.</summary>
#pragma warning disable S2245, CA5394 // Nothing secret is drawn here, and what is drawn must be repeatable.
    public static Random From(int seed) => new(seed);
#pragma warning restore S2245, CA5394
}
