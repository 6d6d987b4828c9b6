using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>By what a diary shows a course over weeks.</summary>
public enum CourseSign
{
    /// <summary>Places with an episode lately that had none before.</summary>
    NewPlaces,

    /// <summary>Days lately that carry one of certain words of the person's own.</summary>
    Words,
}

/// <summary>A course over weeks that a diary can show, and the questions about warning signs that it raises.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Sign">What is counted.</param>
/// <param name="Words">The words that count; empty for other signs.</param>
/// <param name="Weeks">How many weeks before today count as lately, 1 or more.</param>
/// <param name="Before">Weeks of diary that there must be before them, 0 or more.</param>
/// <param name="AtLeast">How many new places or days there must be, 1 or more.</param>
/// <param name="Says">What the person reads.</param>
/// <param name="Asks">Ids of the questions that it raises.</param>
public sealed record DiaryCourse(
    string Id, CourseSign Sign, ImmutableArray<string> Words, int Weeks, int Before, int AtLeast, Statement Says, ImmutableArray<string> Asks);
