using System.Collections.Immutable;
using NodaTime;

namespace Charley.Web.Pages.Plan;

/// <summary>One thing to do today.</summary>
/// <param name="Remedy">What.</param>
/// <param name="IsDone">Whether it is ticked today.</param>
/// <param name="Week">The last seven days, today last, and whether it was ticked.</param>
public sealed record PlanItem(Remedy Remedy, bool IsDone, ImmutableArray<(LocalDate Date, bool IsDone)> Week)
{
    /// <summary>On how many of the last seven days.</summary>
    public int Days => Week.Count(day => day.IsDone);

    /// <summary>Where it is explained, with a clock if there is one.</summary>
    public string Path => Remedy.Guided.IsEmpty ? "/remedies/" + Remedy.Id : Routines.RoutinePaths.Of(Remedy);
}

/// <summary>The plan of one day.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Today">The day.</param>
/// <param name="Items">What to do; empty where help comes first or nothing usual is right for the person.</param>
/// <param name="Interview">The interview from whose result the plan comes; null if it is only what is usual.</param>
public sealed record PlanView(Diary.Person Person, LocalDate Today, ImmutableArray<PlanItem> Items, Guid? Interview);
