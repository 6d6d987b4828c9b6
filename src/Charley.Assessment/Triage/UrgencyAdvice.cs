using System.Collections.Immutable;
using Charley.Knowledge;

namespace Charley.Assessment.Triage;

/// <summary>Why the urgency is at least a level: a red flag, or a cause whose chance passes the threshold.</summary>
public abstract record UrgencyReason(Urgency Urgency)
{
    /// <summary>A red flag fires.</summary>
    /// <param name="Rule">The red flag.</param>
    public sealed record Flag(RedFlag Rule) : UrgencyReason(Rule.Urgency);

    /// <summary>A cause is likely enough.</summary>
    /// <param name="Cause">The cause.</param>
    /// <param name="Chance">Its chance, 0..1.</param>
    public sealed record Likely(Cause Cause, double Chance) : UrgencyReason(Cause.Urgency);
}

/// <summary>How soon to see someone, and why.</summary>
/// <param name="Urgency">The highest level that any reason demands.</param>
/// <param name="Reasons">All reasons above self-care, the most urgent first.</param>
public sealed record UrgencyAdvice(Urgency Urgency, ImmutableArray<UrgencyReason> Reasons);
