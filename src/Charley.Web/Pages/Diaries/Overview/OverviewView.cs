using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Web.Learning;
using NodaTime;

namespace Charley.Web.Pages.Diaries.Overview;

/// <summary>How far back the overview looks.</summary>
public enum Span
{
    /// <summary>Thirteen weeks.</summary>
    Quarter,

    /// <summary>Fifty-two weeks.</summary>
    Year,

    /// <summary>Everything.</summary>
    All,
}

/// <summary>One day of the month's calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="Count">Episodes.</param>
/// <param name="IsQuiet">Whether nothing happened, and that was written down.</param>
/// <param name="IsPast">Whether it has come.</param>
public sealed record CalendarDay(LocalDate Date, int Count, bool IsQuiet, bool IsPast);

/// <summary>A month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Days">Its days.</param>
/// <param name="IsLast">Whether it is the month of today.</param>
public sealed record MonthView(YearMonth Month, ImmutableArray<CalendarDay> Days, bool IsLast);

/// <summary>The diary's first page.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Span">How far back.</param>
/// <param name="Total">Episodes in this time.</param>
/// <param name="AtNight">Of these, those that began in the night.</param>
/// <param name="Weeks">Counts per week, the running week last.</param>
/// <param name="Trend">The last four full weeks beside the four before.</param>
/// <param name="Month">The month's calendar.</param>
/// <param name="Places">Counts per place.</param>
/// <param name="Relief">What was tried, with its name.</param>
/// <param name="Recent">The latest episodes.</param>
/// <param name="Sites">The names of places.</param>
public sealed record OverviewView(
    Person Person,
    Span Span,
    int Total,
    int AtNight,
    ImmutableArray<WeekCount> Weeks,
    (Course Course, int Before, int After) Trend,
    MonthView Month,
    ImmutableArray<PlaceCount> Places,
    ImmutableArray<(string Name, ReliefCount Count)> Relief,
    IReadOnlyList<Episode> Recent,
    BodySites Sites)
{
    /// <summary>Courses over weeks about which nobody has asked yet.</summary>
    public ImmutableArray<SeenCourse> Courses { get; init; } = [];
}
