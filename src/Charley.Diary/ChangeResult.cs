namespace Charley.Diary;

/// <summary>What became of a change.</summary>
/// <typeparam name="T">What was changed.</typeparam>
public abstract record ChangeResult<T>
    where T : class
{
    private ChangeResult()
    {
    }

    /// <summary>The change is stored: it survives a crash or a power cut from now on.</summary>
    /// <param name="Value">What stands now.</param>
    public sealed record Saved(T Value) : ChangeResult<T>;

    /// <summary>
    /// Nothing was stored, because it was changed elsewhere (another window, another device) after the version that this
    /// change is based on. The person decides what holds.
    /// </summary>
    /// <param name="Current">What stands now.</param>
    public sealed record Conflict(T Current) : ChangeResult<T>;

    /// <summary>Nothing was stored, because the person has no such thing, or has deleted it.</summary>
    public sealed record Missing : ChangeResult<T>;
}
