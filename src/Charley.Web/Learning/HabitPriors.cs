using System.Collections.Immutable;
using Charley.Learning.Triggers;

namespace Charley.Web.Learning;

/// <summary>What is thought about each habit before the diary is read: what the knowledge says, or nothing.</summary>
/// <param name="habits">What the knowledge says, by the id of the exposure.</param>
public sealed class HabitPriors(IReadOnlyDictionary<string, DiaryHabit> habits)
{
    /// <summary>A habit about which nothing is known, among them the person's own words.</summary>
    private const double Unknown = 1;

    /// <summary>Either way round.</summary>
    private const double Even = 0.5;

    /// <summary>Nobody can be meant: priors depend on habits, not on age or sex.</summary>
    private static readonly PersonContext Anybody = new(40, Sex.Female, Pregnant: false);

    /// <summary>All habits are alike.</summary>
    public static HabitPriors Neutral { get; } = new(ImmutableDictionary<string, DiaryHabit>.Empty);

    /// <summary>The priors of exposures that are looked at together.</summary>
    /// <param name="exposures">Their ids.</param>
    public ImmutableArray<ExposurePrior> Of(IReadOnlyCollection<string> exposures)
    {
        ArgumentNullException.ThrowIfNull(exposures);
        if (habits.Count == 0)
        {
            return [.. exposures.Select(_ => ExposurePrior.Neutral(exposures.Count))];
        }

        var sum = exposures.Sum(LikelierOf);
        return
        [
            .. exposures.Select(id => habits.TryGetValue(id, out var habit)
                ? ExposurePrior.Informed(LikelierOf(id), sum, habit.MoreBringsMore.For(Anybody), habit.Delay?.Days ?? ExposurePrior.UsualLagWeights)
                : ExposurePrior.Informed(Unknown, sum, Even, ExposurePrior.UsualLagWeights)),
        ];
    }

    private double LikelierOf(string id) => habits.TryGetValue(id, out var habit) ? habit.Likelier.RatioFor(Anybody) : Unknown;
}
