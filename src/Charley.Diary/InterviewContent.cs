using System.Collections.Immutable;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;

namespace Charley.Diary;

/// <summary>What a person has said in an interview so far. It was checked before it came here; it is kept as it is.</summary>
/// <param name="About">Age, sex and pregnancy.</param>
/// <param name="Complaints">What the person comes with.</param>
/// <param name="Answers">
/// Answers by finding id. <see cref="Answer.Unknown"/> is kept too: it says that the question need not be asked again.
/// </param>
public sealed record InterviewContent(
    PersonContext About,
    ImmutableSortedSet<Complaint> Complaints,
    ImmutableSortedDictionary<string, Answer> Answers)
{
    /// <summary>Results of tests, in the order in which they were entered.</summary>
    public ImmutableArray<Measurement> Results { get; init; } = [];

    /// <summary>Whether the two say the same, whoever built the collections.</summary>
    public bool Equals(InterviewContent? other) =>
        other is not null
        && About == other.About
        && Complaints.SequenceEqual(other.Complaints)
        && Answers.SequenceEqual(other.Answers)
        && Results.SequenceEqual(other.Results);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(About, Complaints.Count, Answers.Count, Results.Length);
}
