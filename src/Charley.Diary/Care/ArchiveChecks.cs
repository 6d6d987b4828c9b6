using System.Globalization;
using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Diary.Trials;
using NodaTime;

namespace Charley.Diary.Care;

/// <summary>What every diary may rely on must hold for a foreign file too.</summary>
internal static class ArchiveChecks
{
    private const int SecondsOfMonth = 31 * 86_400;

    /// <summary>As long and as many as an experiment can have; see Charley.Learning, which this project does not know.</summary>
    private const int LongestBlock = 28;
    private const int MostBlocks = 208;

    /// <summary>The first thing that no diary may hold, as the place in the file; null if all is well.</summary>
    public static string? FirstProblem(ArchiveContent content) =>
        content.Format != ArchiveContent.FormatName || content.Version != ArchiveContent.CurrentVersion
            ? string.Create(CultureInfo.InvariantCulture, $"format {content.Format} {content.Version}")
            : content.People.Select((person, index) => In(person, string.Create(CultureInfo.InvariantCulture, $"people[{index}]"))).FirstOrDefault(problem => problem is not null)
                ?? (content.People.DistinctBy(person => person.Person.Id).Count() == content.People.Length ? null : "people.id")
                ?? (content.People.Count(person => person.Person.IsDefault) <= 1 ? null : "people.isDefault");

    private static string? In(ArchivedPerson archived, string place)
    {
        var id = archived.Person.Id;
        return !IsText(archived.Person.Name, FreeText.LongestName) ? place + ".name"
            : archived.Person.ZoneId is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null ? place + ".zoneId"
            : First(archived.Episodes, episode => IsRight(episode, id), place + ".episodes")
                ?? First(archived.Days, day => IsRight(day, id), place + ".days")
                ?? First(archived.Interviews, interview => interview.PersonId == id && interview.Version > 0, place + ".interviews")
                ?? First(archived.Imports ?? [], import => IsRight(import, id), place + ".imports")
                ?? First(archived.Mappings ?? [], mapping => mapping.PersonId == id && IsNamed(mapping.Signature), place + ".mappings")
                ?? (IsUnique(archived.Imports ?? [], import => import.Record.Id) ? null : place + ".imports.id")
                ?? (IsUnique(archived.Mappings ?? [], mapping => mapping.Signature) ? null : place + ".mappings.signature")
                ?? First(archived.Trials, trial => IsRight(trial, id), place + ".trials")
                ?? (IsUnique(archived.Trials, trial => trial.Id) ? null : place + ".trials.id")
                ?? (IsUnique(archived.Episodes, episode => episode.Id) ? null : place + ".episodes.id")
                ?? (IsUnique(archived.Days, day => day.Date) ? null : place + ".days.date")
                ?? (IsUnique(archived.Interviews, interview => interview.Id) ? null : place + ".interviews.id");
    }

    private static bool IsRight(Episode episode, Guid personId) =>
        episode.PersonId == personId
        && episode.Version > 0
        && IsRight(episode.Content)
        && (episode.Former is null || IsRight(episode.Former.Content));

    private static bool IsRight(EpisodeContent content) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(content.When.ZoneId) is not null
        && IsNamed(content.Details.Site)
        && content.Details.Intensity is null or >= 0 and <= EpisodeReader.MostIntensity
        && content.Details.DurationSeconds is null or >= 0 and <= SecondsOfMonth
        && IsText(content.Details.Note, EpisodeReader.LongestNote)
        && content.Details.Tried.All(attempt => IsNamed(attempt.Remedy));

    private static bool IsRight(DayRecord day, Guid personId) =>
        day.PersonId == personId && day.Version > 0 && IsRight(day.Content) && (day.Former is null || IsRight(day.Former.Content));

    private static bool IsRight(ArchivedImport import, Guid personId) =>
        import.Record.PersonId == personId
        && IsNamed(import.Record.Source)
        && IsNamed(import.Record.FileName)
        && import.Days.All(day => day.PersonId == personId && day.ImportId == import.Record.Id && IsRight(day.Content))
        && IsUnique(import.Days, day => day.Date);

    private static bool IsRight(DayContent content) =>
        Exposures.All.All(exposure => exposure.InUnits(content) is not { } number || (number >= exposure.Least && number <= exposure.Most))
        && (content.Taken ?? []).All(IsNamed)
        && content.Tags.All(IsNamed);

    private static bool IsRight(Trial trial, Guid personId) =>
        trial.PersonId == personId
        && trial.Version > 0
        && IsNamed(trial.Remedy)
        && (trial.Kind == TrialKind.Relief) == IsNamed(trial.Against)
        && trial.BlockNights is >= 1 and <= LongestBlock
        && trial.WashoutNights >= 0 && trial.WashoutNights < trial.BlockNights
        && trial.Order.Length is > 0 and <= MostBlocks && trial.Order.Chunk(2).All(pair => pair is ['A', 'B'] or ['B', 'A'])
        && double.IsFinite(trial.PriorMean) && double.IsFinite(trial.PriorSpread) && trial.PriorSpread > 0
        && trial.Nights.All(night => night.Night >= 0 && night.Episodes is null or >= 0) && IsUnique(trial.Nights, night => night.Night)
        && trial.Cramps.Length <= trial.Order.Length && trial.Cramps.All(cramp => cramp.Seconds is null or > 0 and <= SecondsOfMonth);

    private static string? First<T>(IReadOnlyList<T> items, Func<T, bool> isRight, string place)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (!isRight(items[index]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]");
            }
        }

        return null;
    }

    private static bool IsNamed(string? text) => !string.IsNullOrWhiteSpace(text) && IsText(text, FreeText.LongestName);

    private static bool IsText(string? text, int most)
    {
        var mistakes = new List<Mistake>();
        FreeText.Read(string.Empty, text, most, mistakes);
        return mistakes.Count == 0;
    }

    private static bool IsUnique<T, TKey>(IReadOnlyCollection<T> items, Func<T, TKey> key) => items.DistinctBy(key).Count() == items.Count;
}
