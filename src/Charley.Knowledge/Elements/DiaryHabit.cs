using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>How soon a habit acts, as chances that add up to one.</summary>
/// <param name="Days">Chance that it acts on the same day, the next day and the day after.</param>
/// <param name="Basis">What the chances rest on.</param>
public sealed record HabitDelay(ImmutableArray<double> Days, Basis Basis);

/// <summary>
/// What is thought about a habit or circumstance of the diary before the diary is read, and what it means for the interview
/// if the diary is sure of it.
/// </summary>
/// <param name="Id">The id of the exposure in the diary.</param>
/// <param name="Likelier">How many times as likely it is to matter as a habit about which nothing is known; above 0.</param>
/// <param name="MoreBringsMore">Chance that more of it brings more episodes, given that it matters; between 0 and 1.</param>
/// <param name="Delay">How soon it acts; null for the usual.</param>
/// <param name="More">The finding that holds if more of it brings more episodes; null if there is none.</param>
/// <param name="Less">The finding that holds if less of it brings more episodes; null if there is none.</param>
public sealed record DiaryHabit(string Id, Quantity Likelier, Quantity MoreBringsMore, HabitDelay? Delay, string? More, string? Less);
