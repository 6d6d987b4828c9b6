using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Interviews;

/// <summary>
/// The chance that a red flag would fire if every open answer were known: answers given count as given, open ones as independent
/// with their guessed chances. It only ranks questions; whether a red flag fires is never guessed.
/// </summary>
/// <param name="facts">What is known.</param>
/// <param name="chanceOf">Guessed chance that an open finding is present.</param>
internal sealed class RedFlagChance(Facts facts, IReadOnlyDictionary<string, double> chanceOf)
{
    private readonly Dictionary<string, double> _chances = new(StringComparer.Ordinal);

    /// <summary>How much of the chance of a red flag hangs on one finding: what is lost if its answer is no.</summary>
    public double HangingOn(RedFlag flag, string finding)
    {
        if (!_chances.TryGetValue(flag.Id, out var chance))
        {
            chance = Of(flag.When, null);
            _chances.Add(flag.Id, chance);
        }

        // Chances are never negative, so nothing can hang on a finding where there is none.
        return chance > 0 ? chance - Of(flag.When, finding) : 0;
    }

    private double Of(Condition condition, string? denied) => condition switch
    {
        Condition.HasFinding finding => OfFinding(finding.Id, denied),
        Condition.All all => all.Parts.Aggregate(1.0, (chance, part) => chance * Of(part, denied)),
        Condition.Any any => 1 - any.Parts.Aggregate(1.0, (chance, part) => chance * (1 - Of(part, denied))),
        Condition.AtLeast atLeast => AtLeast(atLeast, denied),
        _ => condition.Holds(facts) ? 1 : 0,
    };

    private double OfFinding(string id, string? denied) =>
        string.Equals(id, denied, StringComparison.Ordinal)
            ? 0
            : facts.AnswerTo(id) switch
            {
                Answer.Yes => 1,
                Answer.No => 0,
                _ => chanceOf.GetValueOrDefault(id),
            };

    /// <summary>Exact for independent parts: the distribution of how many hold, part by part.</summary>
    private double AtLeast(Condition.AtLeast condition, string? denied)
    {
        var reached = new double[condition.Count + 1];
        reached[0] = 1;
        foreach (var chance in condition.Parts.Select(part => Of(part, denied)))
        {
            reached[condition.Count] += reached[condition.Count - 1] * chance;
            for (var count = condition.Count - 1; count > 0; count--)
            {
                reached[count] = (reached[count] * (1 - chance)) + (reached[count - 1] * chance);
            }

            reached[0] *= 1 - chance;
        }

        return reached[condition.Count];
    }
}
