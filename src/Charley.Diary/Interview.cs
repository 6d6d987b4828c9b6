using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Charley.Diary.Storage;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;
using NodaTime;

namespace Charley.Diary;

/// <summary>Names one interview of one person.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Id">Which of that person's interviews.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct InterviewKey(Guid PersonId, Guid Id);

/// <summary>An interview, in progress or finished, as it stands at one <see cref="Version"/>.</summary>
public sealed record Interview
{
    /// <summary>Whose interview it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>A version 7 identifier, unique for the person.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it was last saved, finished or restored.</summary>
    public required Instant UpdatedAt { get; init; }

    /// <summary>When the person had seen enough; null while it goes on, and again after an answer was changed.</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>When it was deleted. Only an interview that can still be restored has a value here.</summary>
    public Instant? DeletedAt { get; init; }

    /// <summary>Age, sex and pregnancy at the time of the interview.</summary>
    public required PersonContext About { get; init; }

    /// <summary>What the person came with.</summary>
    public required ImmutableSortedSet<Complaint> Complaints { get; init; }

    /// <summary>Answers by finding id.</summary>
    public required ImmutableSortedDictionary<string, Answer> Answers { get; init; }

    /// <summary>Results of tests, in the order in which they were entered.</summary>
    public ImmutableArray<Measurement> Results { get; init; } = [];

    /// <summary>Counts the changes, from 1. Whoever saves says on which version the change is based.</summary>
    public required int Version { get; init; }

    /// <summary>The key.</summary>
    public InterviewKey Key => new(PersonId, Id);

    /// <summary>What the person has said.</summary>
    public InterviewContent Content => new(About, Complaints, Answers) { Results = Results };

    /// <summary>Answers and results as they are stored, in one column.</summary>
    internal InterviewAnswers Said
    {
        get => new(Answers, Results);
        init => (Answers, Results) = value;
    }
}
