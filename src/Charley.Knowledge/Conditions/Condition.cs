using System.Collections.Immutable;

namespace Charley.Knowledge.Conditions;

/// <summary>A condition over findings and what is known about the person, in three-valued (Kleene) logic.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>A finding is answered yes.</summary>
    /// <param name="Id">Id of the finding.</param>
    public sealed record HasFinding(string Id) : Condition;

    /// <summary>Every part holds.</summary>
    /// <param name="Parts">The parts.</param>
    public sealed record All(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>At least one part holds.</summary>
    /// <param name="Parts">The parts.</param>
    public sealed record Any(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>The part does not hold.</summary>
    /// <param name="Part">The part.</param>
    public sealed record Negation(Condition Part) : Condition;

    /// <summary>At least a number of the parts hold.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Parts">The parts.</param>
    public sealed record AtLeast(int Count, ImmutableArray<Condition> Parts) : Condition;

    /// <summary>The person came with this complaint.</summary>
    /// <param name="Complaint">The complaint.</param>
    public sealed record HasComplaint(Complaint Complaint) : Condition;

    /// <summary>The person is at least this old.</summary>
    /// <param name="Age">Age in years.</param>
    public sealed record AgeMin(int Age) : Condition;

    /// <summary>The person is at most this old.</summary>
    /// <param name="Age">Age in years.</param>
    public sealed record AgeMax(int Age) : Condition;

    /// <summary>The person is of this sex.</summary>
    /// <param name="Sex">The sex.</param>
    public sealed record IsSex(Sex Sex) : Condition;

    /// <summary>The person is pregnant, or is not.</summary>
    /// <param name="Pregnant">Which of the two.</param>
    public sealed record IsPregnant(bool Pregnant) : Condition;

    /// <summary>A red flag fires.</summary>
    /// <param name="Id">Id of the red flag.</param>
    public sealed record RedFlagFires(string Id) : Condition;

    /// <summary>The chance of a cause is above a limit.</summary>
    /// <param name="Id">Id of the cause.</param>
    /// <param name="Over">The limit, 0..1.</param>
    public sealed record CauseOver(string Id, double Over) : Condition;
}
