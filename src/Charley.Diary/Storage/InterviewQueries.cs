using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Storage;

internal static class InterviewQueries
{
    /// <summary>The filter that hides deleted interviews from every query that does not ask for them.</summary>
    public const string NotDeleted = "not deleted";

    private static readonly string[] Filters = [NotDeleted];

    public static IQueryable<Interview> At(this IQueryable<Interview> interviews, InterviewKey key) =>
        interviews.Where(interview => interview.PersonId == key.PersonId && interview.Id == key.Id);

    public static IQueryable<Interview> Deleted(this IQueryable<Interview> interviews) =>
        interviews.IgnoreQueryFilters(Filters).Where(interview => interview.DeletedAt != null);
}
