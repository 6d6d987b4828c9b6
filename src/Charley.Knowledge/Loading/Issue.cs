namespace Charley.Knowledge.Loading;

/// <summary>A mistake in the knowledge: where it is and what to do about it.</summary>
/// <param name="File">File, relative to the knowledge folder.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Message">What is wrong and how to mend it, in a plain sentence.</param>
public sealed record Issue(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Where an element was written.</summary>
/// <param name="File">File, relative to the knowledge folder.</param>
/// <param name="Line">Line, from 1.</param>
internal readonly record struct Place(string File, int Line);
