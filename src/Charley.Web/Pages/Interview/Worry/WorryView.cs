using System.Collections.Immutable;
using Charley.Assessment;

namespace Charley.Web.Pages.Interview.Worry;

/// <summary>What people fear with such a complaint, for one interview.</summary>
/// <param name="Id">The interview.</param>
/// <param name="Result">Its result.</param>
/// <param name="Worries">The feared illnesses.</param>
/// <param name="LookAgain">When to ask again; null where help comes first.</param>
/// <param name="Calming">What helps against the worry itself.</param>
public sealed record WorryView(
    Guid Id, AssessmentResult Result, ImmutableArray<FearedIllness> Worries, DateOnly? LookAgain, ImmutableArray<Remedy> Calming);
