using System.Collections.Immutable;
using Charley.Assessment.Model;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Triage;

/// <summary>
/// What the person sees and what urgency is judged by, for each possible cause.
/// </summary>
/// <param name="Cause">The cause.</param>
/// <param name="Present">P(it is there | answers).</param>
/// <param name="Acting">P(it is there and brings on at least one of the complaints | answers).</param>
public sealed record CauseChance(Cause Cause, double Present, double Acting)
{
    /// <summary>
    /// The chance that counts for urgency. A serious cause matters when it is there at all; an ordinary one only when it is
    /// behind the complaint: that someone has varicose veins is no reason to see a doctor about a cramp.
    /// </summary>
    public double ForUrgency => Cause.Serious ? Present : Acting;
}

/// <summary>Reads the chances of causes from beliefs.</summary>
public static class CauseChances
{
    /// <summary>The chances of all possible causes, in the model's order.</summary>
    public static ImmutableArray<CauseChance> From(PersonModel model, Beliefs beliefs) =>
        From(model, beliefs.Marginals.AsSpan(), beliefs.Contributions.AsSpan());

    /// <summary>The same from chances of nodes that stand in memory of the caller.</summary>
    /// <param name="model">The model.</param>
    /// <param name="marginals">As <see cref="Beliefs.Marginals"/>.</param>
    /// <param name="contributions">As <see cref="Beliefs.Contributions"/>.</param>
    public static ImmutableArray<CauseChance> From(PersonModel model, ReadOnlySpan<double> marginals, ReadOnlySpan<double> contributions)
    {
        var chances = ImmutableArray.CreateBuilder<CauseChance>(model.Causes.Length);
        for (var position = 0; position < model.Causes.Length; position++)
        {
            var node = model.CauseNodes[position];
            chances.Add(new CauseChance(model.Causes[position], marginals[node], contributions[node]));
        }

        return chances.MoveToImmutable();
    }
}
