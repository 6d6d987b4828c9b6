using Charley.Diary.Trials;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Storage;

internal static class TrialQueries
{
    /// <summary>The filter that hides deleted experiments from every query that does not ask for them.</summary>
    public const string NotDeleted = "trial not deleted";

    private static readonly string[] Filters = [NotDeleted];

    public static IQueryable<Trial> At(this IQueryable<Trial> trials, TrialKey key) =>
        trials.Where(trial => trial.PersonId == key.PersonId && trial.Id == key.Id);

    public static IQueryable<Trial> DeletedTrials(this IQueryable<Trial> trials) =>
        trials.IgnoreQueryFilters(Filters).Where(trial => trial.DeletedAt != null);
}
