using System.Collections.Immutable;
using Charley.Learning.Trials;
using Charley.Web.Components;

namespace Charley.Web.Pages.Experiments;

/// <summary>The planner of an experiment of nights.</summary>
/// <param name="Id">Id of the experiment that would be started, so that a form sent twice starts one.</param>
/// <param name="Form">What is written.</param>
/// <param name="Remedies">What can be chosen.</param>
/// <param name="OwnWeekly">Cramps in a week by the diary; null if it says too little.</param>
/// <param name="Plan">The lengths; null while something is missing.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record NewExperimentView(
    Guid Id, PlanForm Form, ImmutableArray<Remedy> Remedies, double? OwnWeekly, TrialPlan? Plan, IReadOnlyList<FieldMistake> Mistakes)
{
    /// <summary>Whether numbers of cramps are left out.</summary>
    public bool HidesCounts { get; init; }

    /// <summary>What to ask somebody about before doing it, and who should not; empty while there is no plan.</summary>
    public ImmutableArray<string> AskFirst { get; init; } = [];

    /// <summary>Whether the person has answered no questions yet, so that nothing is known that would forbid anything.</summary>
    public bool IsUnasked { get; init; }

    /// <summary>What helps to fill in the number of cramps.</summary>
    public string CountHelp => (OwnWeekly, HidesCounts) switch
    {
        (null, _) => ExperimentTexts.PerWeekHelp,
        (_, true) => ExperimentTexts.PerWeekFromDiaryHidden,
        ({ } weekly, _) => ExperimentTexts.PerWeekFromDiary.With(weekly),
    };
}

/// <summary>The form of an experiment that compares two ways to end a cramp.</summary>
/// <param name="Id">Id of the experiment that would be started.</param>
/// <param name="First">The one that is chosen.</param>
/// <param name="Second">The other.</param>
/// <param name="Remedies">What can be chosen.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record NewReliefView(Guid Id, string First, string Second, ImmutableArray<Remedy> Remedies, IReadOnlyList<FieldMistake> Mistakes)
{
    /// <summary>Numbers of cramps that can be chosen.</summary>
    public static ImmutableArray<int> Lengths { get; } = [20, 40, 60];
}
