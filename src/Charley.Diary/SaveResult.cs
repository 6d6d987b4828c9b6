namespace Charley.Diary;

/// <summary>What became of a change to an interview.</summary>
public abstract record SaveResult
{
    private SaveResult()
    {
    }

    /// <summary>The change is stored: it survives a crash or a power cut from now on.</summary>
    /// <param name="Interview">The interview with the change.</param>
    public sealed record Saved(Interview Interview) : SaveResult;

    /// <summary>
    /// Nothing was stored, because the interview was changed elsewhere (another window, another device) after the version
    /// that this change is based on. The person decides which answers hold.
    /// </summary>
    /// <param name="Current">The interview as it stands now.</param>
    public sealed record Conflict(Interview Current) : SaveResult;

    /// <summary>Nothing was stored, because the person has no such interview, or has deleted it.</summary>
    public sealed record Missing : SaveResult;
}
