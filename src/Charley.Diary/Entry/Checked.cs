using System.Collections.Immutable;

namespace Charley.Diary.Entry;

/// <summary>What was read from a person's words: the value, or every mistake at once.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="Value">The value; null if there are mistakes.</param>
/// <param name="Mistakes">What to mend; empty if there is a value.</param>
public sealed record Checked<T>(T? Value, ImmutableArray<Mistake> Mistakes)
    where T : class
{
    internal static Checked<T> Of(Func<T> value, IReadOnlyCollection<Mistake> mistakes) =>
        mistakes.Count == 0 ? new(value(), []) : new(null, [.. mistakes]);
}
