using Charley.Diary.Episodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Storage;

internal static class EpisodeQueries
{
    /// <summary>The filter that hides deleted episodes from every query that does not ask for them.</summary>
    public const string NotDeleted = "episode not deleted";

    private static readonly string[] Filters = [NotDeleted];

    public static IQueryable<Episode> At(this IQueryable<Episode> episodes, EpisodeKey key) =>
        episodes.Where(episode => episode.PersonId == key.PersonId && episode.Id == key.Id);

    public static IQueryable<Episode> EvenDeleted(this IQueryable<Episode> episodes) => episodes.IgnoreQueryFilters(Filters);

    public static IQueryable<Episode> Deleted(this IQueryable<Episode> episodes) =>
        episodes.EvenDeleted().Where(episode => episode.DeletedAt != null);

    /// <summary>The person's episodes that began on days of the range, by the person's clock.</summary>
    public static IQueryable<Episode> Of(this IQueryable<Episode> episodes, Guid personId, DateInterval days)
    {
        var from = days.Start.AtMidnight();
        var end = days.End.PlusDays(1).AtMidnight();
        return episodes.Where(episode => episode.PersonId == personId && episode.LocalStart >= from && episode.LocalStart < end);
    }
}
