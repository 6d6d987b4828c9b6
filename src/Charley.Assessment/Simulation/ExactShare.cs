using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Simulation;

/// <summary>
/// The share of people with a cause among people with given answers, calculated instead of drawn: for a cause of one in a
/// million, no number of people that can be drawn is enough.
/// </summary>
internal static class ExactShare
{
    /// <summary>The share, or null where the conditions ask for more than single answers.</summary>
    /// <param name="models">The models by person.</param>
    /// <param name="population">From whom people come.</param>
    /// <param name="aggregate">What is counted, and among whom.</param>
    /// <param name="cancellation">Stops the calculation.</param>
    public static double? Of(PersonModels models, Population population, PublishedAggregate aggregate, CancellationToken cancellation)
    {
        if (aggregate.ShareOf is not Condition.CauseOver counted || Answers(aggregate.Among) is not { } answers)
        {
            return null;
        }

        var (among, both) = (0.0, 0.0);
        foreach (var group in population.Groups.Where(group => Fits(aggregate.Among, group.Person, answers)))
        {
            var model = models.For(group.Person);
            var posterior = model.Engine.QueryAboveLeaves(model.EvidenceFrom(answers), [], cancellation);
            var weight = group.Share * Math.Exp(posterior.LogEvidenceProbability);
            among += weight;
            both += model.Network.TryIndexOf(counted.Id, out var node) ? weight * posterior.Beliefs.Marginals[node] : 0;
        }

        return among > 0 ? both / among : null;
    }

    private static bool Fits(Condition among, PersonContext person, IReadOnlyDictionary<string, Answer> answers) =>
        among.Holds(Facts.Of(person, new HashSet<Complaint>(), answers));

    /// <summary>The answers that a condition asks for one by one; null if it asks for more.</summary>
    private static Dictionary<string, Answer>? Answers(Condition condition)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var part in condition is Condition.All all ? all.Parts : [condition])
        {
            switch (part)
            {
                case Condition.HasFinding finding:
                    answers[finding.Id] = Answer.Yes;
                    break;
                case Condition.Negation { Part: Condition.HasFinding finding }:
                    answers[finding.Id] = Answer.No;
                    break;
                case Condition.AgeMin or Condition.AgeMax or Condition.IsSex or Condition.IsPregnant:
                    break;
                default:
                    return null;
            }
        }

        return answers;
    }
}
