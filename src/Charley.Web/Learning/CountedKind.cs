using Charley.Diary.Episodes;

namespace Charley.Web.Learning;

/// <summary>Which episodes an analysis of triggers counts.</summary>
public enum CountedKind
{
    /// <summary>Cramps where there are enough of both to look at each alone; otherwise all, for a few of one kind change little.</summary>
    Usual,

    /// <summary>Cramps only.</summary>
    Cramps,

    /// <summary>Twitches only.</summary>
    Twitches,

    /// <summary>Cramps and twitches together.</summary>
    All,
}

/// <summary>What the counted kinds are called in addresses and commands, and what they mean.</summary>
public static class CountedKinds
{
    /// <summary>The kind of a word; the usual one where it says nothing.</summary>
    /// <param name="word">cramps, twitches, all, or null.</param>
    public static CountedKind Of(string? word) => Enum.TryParse<CountedKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : CountedKind.Usual;

    /// <summary>The episodes counted; null for all.</summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="hasBoth">Whether the diary has enough of both kinds to look at each alone.</param>
    public static EpisodeKind? Counted(CountedKind kind, bool hasBoth) => kind switch
    {
        CountedKind.Cramps => EpisodeKind.Cramp,
        CountedKind.Twitches => EpisodeKind.Twitch,
        CountedKind.Usual when hasBoth => EpisodeKind.Cramp,
        _ => null,
    };
}
