using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Trials;
using Charley.Learning.Trials;
using NodaTime;

namespace Charley.Web.Experiments;

/// <summary>An experiment as it stands now.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Trial">What is stored.</param>
/// <param name="Name">What is tried, as people read it.</param>
/// <param name="Against">The other way to end a cramp; null where nights are compared.</param>
/// <param name="Nights">The nights so far; empty where cramps are compared.</param>
/// <param name="Tonight">The night that comes or is going on, from 0; null when there is none any more.</param>
public sealed record ExperimentState(
    Person Person, Trial Trial, string Name, string? Against, ImmutableArray<Night> Nights, int? Tonight)
{
    /// <summary>The order that was drawn; null where cramps are compared.</summary>
    public TrialSchedule? Schedule { get; init; }

    /// <summary>What the nights show; null where cramps are compared.</summary>
    public TrialResult? Result { get; init; }

    /// <summary>What the cramps show; null where nights are compared.</summary>
    public ReliefResult? Relief { get; init; }

    /// <summary>The night that can be checked in: the last one, from 0; null before the first morning.</summary>
    public int? LastNight { get; init; }

    /// <summary>Why it must not go on, in a plain sentence, by what the person has said since; null if it may.</summary>
    public string? WhyNot { get; init; }

    /// <summary>What to ask somebody about before doing it.</summary>
    public ImmutableArray<string> AskFirst { get; init; } = [];

    /// <summary>Whether it is over.</summary>
    public bool IsOver => Trial.Outcome is not null;

    /// <summary>The comparison by which it is judged: the ratio that helps when it is below 1; null as long as nothing can be compared.</summary>
    public EffectPosterior? Effect => Result?.Assigned.Effect ?? Relief?.Time;

    /// <summary>The way to end the next cramp, true for the first of the two; null when all are done.</summary>
    public bool? NextIsFirst =>
        Trial.Kind == TrialKind.Relief && Trial.Cramps.Length < Trial.Order.Length && !IsOver ? IsFirstAt(Trial.Cramps.Length) : null;

    /// <summary>Whether a cramp is or was to be ended by the first of the two ways.</summary>
    /// <param name="cramp">Which cramp, from 0.</param>
    public bool IsFirstAt(int cramp) => Trial.Order[cramp] == 'A';

    /// <summary>The evening of a night.</summary>
    public LocalDate DateOf(int night) => Trial.Start.PlusDays(night);
}
