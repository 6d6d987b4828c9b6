namespace Charley.Knowledge;

/// <summary>What the person comes with; several may hold at once.</summary>
public enum Complaint
{
    /// <summary>A cramp: sudden, painful, hard muscle.</summary>
    Cramp,

    /// <summary>A twitch: a flicker that does not hurt.</summary>
    Twitch,

    /// <summary>A pain that the person can't tell from a cramp.</summary>
    Pain,
}

/// <summary>The findings that stand for the complaints in the model.</summary>
public static class ComplaintFindings
{
    /// <summary>The finding that a complaint answers with yes.</summary>
    public static string IdOf(Complaint complaint) => complaint switch
    {
        Complaint.Cramp => "muscle-cramp",
        Complaint.Twitch => "muscle-twitching",
        Complaint.Pain => "muscle-pain",
        _ => throw new ArgumentOutOfRangeException(nameof(complaint), complaint, "A complaint is cramp, twitch or pain."),
    };

    /// <summary>All complaint findings.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Complaint>().Select(IdOf)];
}
