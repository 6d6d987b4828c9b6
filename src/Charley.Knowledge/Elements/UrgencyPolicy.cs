using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>How one level of urgency is said, and what its mistakes cost.</summary>
/// <param name="Urgency">The level.</param>
/// <param name="Name">Heading as the person reads it.</param>
/// <param name="Do">What to do and by when.</param>
/// <param name="FalseAlarm">Loss when this level is advised and not needed, in the units of the loss table.</param>
/// <param name="Miss">Loss when this level is needed and less is advised, in the same units.</param>
/// <param name="NeedWhenFlagFires">Chance that the level is really needed when a red flag demands it.</param>
/// <param name="LookAgainDays">After how many days to look again if nothing changes; null where help comes first.</param>
/// <param name="Basis">What the two losses rest on.</param>
public sealed record UrgencyLevel(
    Urgency Urgency,
    string Name,
    string Do,
    double FalseAlarm,
    double Miss,
    double NeedWhenFlagFires,
    int? LookAgainDays,
    Basis Basis)
{
    /// <summary>
    /// The chance of a cause from which its urgency counts: advising the level is worth it when
    /// chance * Miss exceeds (1 - chance) * FalseAlarm.
    /// </summary>
    public double Threshold => Miss + FalseAlarm > 0 ? FalseAlarm / (Miss + FalseAlarm) : 0;
}

/// <summary>The explicit loss table: what wrong urgency, wrong causes and questions cost a person.</summary>
/// <param name="Levels">All levels in rising order.</param>
/// <param name="WrongChance">Loss per unit of Brier score of the chances shown: what a wrong picture of the causes costs.</param>
/// <param name="QuestionBurden">Loss of one more question of burden 1.</param>
/// <param name="MostQuestions">The interview ends after this many adaptive questions, whatever they would still bring.</param>
/// <param name="FewestQuestions">The interview asks at least this many adaptive questions while any are open.</param>
/// <param name="NamedFrom">Chance from which a cause is listed at all.</param>
/// <param name="SeriousNamedFrom">The same for a serious cause, unless a red flag speaks for it.</param>
/// <param name="Basis">What these numbers rest on.</param>
public sealed record UrgencyPolicy(
    ImmutableArray<UrgencyLevel> Levels,
    double WrongChance,
    double QuestionBurden,
    int MostQuestions,
    int FewestQuestions,
    double NamedFrom,
    double SeriousNamedFrom,
    Basis Basis)
{
    /// <summary>The level's entry.</summary>
    public UrgencyLevel this[Urgency urgency] => Levels[(int)urgency];
}

/// <summary>What became of a cause that the evidence names.</summary>
/// <param name="Slug">Its name in the evidence.</param>
/// <param name="Kind">cause, risk-factor, rule or left-out.</param>
/// <param name="As">Id of the element it became; null if left out.</param>
/// <param name="Reason">Why.</param>
public sealed record Verdict(string Slug, string Kind, string? As, string Reason);

/// <summary>One statement of scope.yaml.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Guide">The guide it belongs to.</param>
/// <param name="Kind">site, sign, cause, contributor, relief, prevention, care, visit, track or principle.</param>
/// <param name="Text">What must be covered.</param>
public sealed record ScopeStatement(string Id, string Guide, string Kind, string Text);
