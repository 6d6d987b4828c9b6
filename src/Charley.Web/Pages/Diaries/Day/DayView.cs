using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Web.Components;
using NodaTime;

namespace Charley.Web.Pages.Diaries.Day;

/// <summary>A change that was made just now.</summary>
/// <param name="Version">The version that it made.</param>
/// <param name="IsUndoing">Whether it was itself an undoing.</param>
public sealed record DayUndo(int Version, bool IsUndoing);

/// <summary>A day as the page shows it.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Date">The day.</param>
/// <param name="IsLast">Whether it is today, so that there is no day after.</param>
/// <param name="Version">The version that the form shows.</param>
/// <param name="Input">What is written in the fields.</param>
/// <param name="Episodes">What is logged on the day.</param>
/// <param name="Sites">The names of places.</param>
/// <param name="Mistakes">What to mend.</param>
/// <param name="Conflict">What to say because another window has saved the day meanwhile; null if none has.</param>
/// <param name="Undo">The change of just now that can be undone; null if there is none.</param>
public sealed record DayView(
    Person Person,
    LocalDate Date,
    bool IsLast,
    int Version,
    DayInput Input,
    IReadOnlyList<Episode> Episodes,
    BodySites Sites,
    IReadOnlyList<FieldMistake> Mistakes,
    string? Conflict,
    DayUndo? Undo)
{
    /// <summary>Where the other window's change differs from the form, or from what stood before it.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];
}
