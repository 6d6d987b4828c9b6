namespace Charley.Learning.Triggers;

/// <summary>Why an exposure could not be judged.</summary>
public enum LeftOutReason
{
    /// <summary>It was written down on too few days.</summary>
    TooFewValues,

    /// <summary>It was the same on every day, or on all but a handful.</summary>
    NeverChanges,
}

/// <summary>An exposure about which nothing can be said.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOutExposure(string Id, LeftOutReason Reason);
