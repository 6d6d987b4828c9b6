namespace Charley.Knowledge;

/// <summary>What a person said about one finding.</summary>
public enum Answer
{
    /// <summary>Not asked, or answered "I don't know". The two mean the same to every decision.</summary>
    Unknown,

    /// <summary>The finding is absent.</summary>
    No,

    /// <summary>The finding is present.</summary>
    Yes,
}
