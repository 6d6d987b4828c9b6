using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Episodes;
using Charley.Web.Components;

namespace Charley.Web.Pages.Diaries.Log;

/// <summary>A form for an episode: empty, with what is known, or with what was just sent.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Id">The episode's id, chosen before it is saved, so that a second tap saves nothing twice.</param>
/// <param name="Version">The version that the form shows; 0 for a new episode.</param>
/// <param name="Input">What is written in the fields.</param>
/// <param name="Sites">The places, the last used first.</param>
/// <param name="Remedies">What may have been tried: the id or the person's own words, and its name.</param>
/// <param name="Again">Earlier episodes that can be logged again with one tap.</param>
/// <param name="Mistakes">What to mend.</param>
/// <param name="Conflict">What to say because another window has changed the episode meanwhile; null if none has.</param>
public sealed record EpisodeView(
    Person Person,
    string Action,
    Guid Id,
    int Version,
    EpisodeInput Input,
    ImmutableArray<(string Id, string Name)> Sites,
    ImmutableArray<(string Id, string Name)> Remedies,
    ImmutableArray<AgainChoice> Again,
    IReadOnlyList<FieldMistake> Mistakes,
    string? Conflict)
{
    /// <summary>Where the other window's change differs from the form, or from what stood before it.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];

    /// <summary>Whether an episode is logged, rather than changed.</summary>
    public bool IsNew => Version == 0;
}

/// <summary>An episode that can be logged again with one tap.</summary>
/// <param name="Id">The id that the new episode will have.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Site">Its place.</param>
/// <param name="Side">Its side; empty if not said.</param>
/// <param name="Text">What the button says.</param>
public sealed record AgainChoice(Guid Id, string Kind, string Site, string Side, string Text);
