using System.Collections.Immutable;
using Charley.Assessment;
using Charley.Web.Experiments;
using Charley.Web.Pages.Interview.Tests;
using Charley.Web.Pages.Interview.Worry;

namespace Charley.Web.Pages.Interview.Result;

/// <summary>The result as it is shown.</summary>
/// <param name="Id">The interview.</param>
/// <param name="Result">The assessment.</param>
/// <param name="IsOver">Whether nothing is left to ask.</param>
/// <param name="LookAgain">When to look again; null where help comes first.</param>
public sealed record ResultView(Guid Id, AssessmentResult Result, bool IsOver, DateOnly? LookAgain)
{
    /// <summary>Answers that cannot all be true; empty where all can.</summary>
    public ImmutableArray<ConflictLine> Conflict { get; init; } = [];

    /// <summary>Warning signs that the person was not sure of, and that would change how soon to be seen; empty where none would.</summary>
    public ImmutableArray<SignsNotRuledOut> NotRuledOut { get; init; } = [];

    /// <summary>Other things that the person was not sure of, and that would change it beside what was said.</summary>
    public ImmutableArray<SignsNotRuledOut> OtherwiseUnsure { get; init; } = [];

    /// <summary>Results of tests that went into it.</summary>
    public ImmutableArray<TestLine> Tests { get; init; } = [];

    /// <summary>What the person's own diary answered, in sentences.</summary>
    public ImmutableArray<string> FromDiary { get; init; } = [];

    /// <summary>The signs to look out for, as they are read.</summary>
    public required SignsToWatch Signs { get; init; }

    /// <summary>How often this was asked lately with the same answers; null if that is no habit.</summary>
    public Repetition? Repetition { get; init; }

    /// <summary>When to look again, counted from the last answer, so that the day does not move with every look at the page.</summary>
    public static DateOnly? LookAgainOn(Diary.Interview interview, AssessmentResult result, TimeProvider time) =>
        result.LookAgainDays is { } days
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(interview.UpdatedAt.ToDateTimeOffset(), time.LocalTimeZone).DateTime).AddDays(days)
            : null;

    /// <summary>What the person's own experiments say about remedies.</summary>
    public PersonalEvidence Own { get; init; } = PersonalEvidence.None;

    /// <summary>Whether any reason says that this may not be a cramp.</summary>
    public bool NotACramp => Result.UrgencyReasons.Any(reason => reason.NotACramp);

    /// <summary>The remedies of a kind, the most worthwhile first; what was tried and proved by this person goes before all, or after.</summary>
    public ImmutableArray<RemedyResult> Remedies(RemedyKind kind) =>
        [.. Result.Plan.Where(remedy => remedy.Kind == kind).OrderBy(remedy => Own.Rank(remedy.Remedy))];
}
