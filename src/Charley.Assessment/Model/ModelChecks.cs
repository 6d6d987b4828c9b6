using System.Globalization;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>A prevalence that its own risk factors exceed.</summary>
/// <param name="Cause">Id of the cause.</param>
/// <param name="Person">For whom.</param>
/// <param name="Prevalence">The prevalence as written.</param>
/// <param name="FromParents">The share that the risk factors alone bring.</param>
public sealed record BaseRateConflict(string Cause, PersonContext Person, double Prevalence, double FromParents)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"causes/{Cause}.yaml: for {Person.Sex} aged {Person.Age} the risk factors alone bring {FromParents:G3}, more than the prevalence {Prevalence:G3}; raise the prevalence or lower the links.");
}

/// <summary>Checks of the numbers that only the assembled model can show.</summary>
public static class ModelChecks
{
    /// <summary>The parents may exceed the prevalence by this share before it is a mistake: figures are rounded.</summary>
    private const double Tolerance = 0.02;

    private static readonly int[] Ages = [20, 35, 50, 65, 80];

    /// <summary>Every prevalence that is lower than what the cause's risk factors bring by themselves.</summary>
    public static IReadOnlyList<BaseRateConflict> Run(KnowledgeBase knowledge)
    {
        var conflicts = new List<BaseRateConflict>();
        foreach (var person in Ages.SelectMany(age => Enum.GetValues<Sex>().Select(sex => new PersonContext(age, sex, Pregnant: false))))
        {
            var model = PersonModelBuilder.Build(knowledge, NumberReading.AsItStands(person));
            foreach (var cause in model.Causes)
            {
                var node = model.Network.Nodes[model.Network.IndexOf(cause.Id)];
                var marginal = model.Engine.QueryAboveLeaves(Inference.Evidence.None(model.Network), []).Beliefs.Marginals[model.Network.IndexOf(cause.Id)];
                var prevalence = cause.Prevalence.For(person);
                if (node.Gate is null && marginal > prevalence * (1 + Tolerance))
                {
                    conflicts.Add(new BaseRateConflict(cause.Id, person, prevalence, marginal));
                }
            }
        }

        return [.. conflicts.DistinctBy(conflict => conflict.Cause, StringComparer.Ordinal)];
    }
}
