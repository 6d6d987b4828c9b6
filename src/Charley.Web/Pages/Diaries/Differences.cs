using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;

namespace Charley.Web.Pages.Diaries;

/// <summary>A field in which another window has saved something else.</summary>
/// <param name="Field">What the form calls it.</param>
/// <param name="Other">What the other window has saved; null if it says nothing there.</param>
public sealed record FieldDifference(string Field, string? Other);

/// <summary>Where two windows say different things, for somebody who must decide between them.</summary>
internal static class Differences
{
    private const int SecondsPerMinute = 60;

    /// <summary>The fields of an episode that differ, as the other window has them.</summary>
    public static ImmutableArray<FieldDifference> Between(EpisodeContent mine, EpisodeContent other, BodySites sites, KnowledgeBase knowledge) =>
        Differing(Fields(mine, sites, knowledge), Fields(other, sites, knowledge));

    /// <summary>The fields of a day that differ, as the other window has them.</summary>
    public static ImmutableArray<FieldDifference> Between(DayContent mine, DayContent other) => Differing(Fields(mine), Fields(other));

    private static ImmutableArray<FieldDifference> Differing(IEnumerable<FieldDifference> mine, IEnumerable<FieldDifference> other) =>
        [.. mine.Zip(other).Where(pair => pair.First != pair.Second).Select(pair => pair.Second)];

    private static IEnumerable<FieldDifference> Fields(EpisodeContent episode, BodySites sites, KnowledgeBase knowledge)
    {
        var details = episode.Details;
        return
        [
            new(DiaryTexts.Kind, Words.ForPeople(details.Kind)),
            new(DiaryTexts.Place, sites.NameOf(details.Site)),
            new(DiaryTexts.SideOf, Said(details.Side)),
            new(DiaryTexts.Strength, details.Intensity?.ToString(CultureInfo.CurrentCulture)),
            new(DiaryTexts.When, EpisodeWords.Moment(episode.When.Local)),
            new(DiaryTexts.Lasted, (details.DurationSeconds / (decimal)SecondsPerMinute)?.ToString("0.##", CultureInfo.CurrentCulture)),
            new(DiaryTexts.Woke, YesNo(details.WokeMe)),
            new(DiaryTexts.Sore, YesNo(details.SoreAfter)),
            new(DiaryTexts.Doing, Said(details.Activity)),
            new(DiaryTexts.Tried, Listed(details.Tried.Select(attempt => DiaryTexts.Lines.With(knowledge.NameOfRemedy(attempt.Remedy), Outcome(attempt.Helped))))),
            new(DiaryTexts.Note, details.Note),
        ];
    }

    private static IEnumerable<FieldDifference> Fields(DayContent day) =>
    [
        new(DiaryTexts.DayNothing, YesNo(day.NothingHappened)),
        .. Exposures.All.Select(exposure =>
            new FieldDifference($"{exposure.Name} ({exposure.Unit})", exposure.InUnits(day)?.ToString("0.##", CultureInfo.CurrentCulture))),
        new(DiaryTexts.Period, YesNo(day.Period)),
        new(DiaryTexts.Taken, day.Taken is { IsEmpty: true } ? DiaryTexts.TakenNothing : Listed(day.Taken ?? [])),
        new(DiaryTexts.Tags, Listed(day.Tags)),
    ];

    private static string? Said<T>(T? value)
        where T : struct, Enum => value is { } said ? Words.ForPeople(said) : null;

    private static string? YesNo(bool? value) => value is { } said ? said ? DiaryTexts.Yes : DiaryTexts.No : null;

    private static string Outcome(bool? helped) => helped is { } said ? said ? DiaryTexts.Helped : DiaryTexts.HelpedNot : DiaryTexts.HelpedUnsure;

    private static string? Listed(IEnumerable<string> parts) => string.Join("; ", parts) is { Length: > 0 } text ? text : null;
}
