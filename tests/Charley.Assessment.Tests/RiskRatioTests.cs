using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

public sealed class RiskRatioTests
{
    private static readonly PersonModels Models = new(RealKnowledge.Value);

    public static TheoryData<string, string, double> Ratios() => new(
        RealKnowledge.Value.Causes.Values
            .Where(cause => cause.Only.Allow(Person) && cause.Requires is null)
            .SelectMany(cause => cause.RaisedBy
                .Where(raise => raise.Ratio is not null && RealKnowledge.Value.Findings.ContainsKey(raise.Id))
                .Select(raise => (cause.Id, raise.Id, Published(raise.Ratio!)))));

    private static PersonContext Person { get; } = new(50, Sex.Female, Pregnant: false);

    [Theory]
    [MemberData(nameof(Ratios))]
    public void A_risk_factor_alone_multiplies_the_odds_of_its_cause_by_its_ratio(string causeId, string factor, double ratio)
    {
        var model = Models.For(Person);
        var nobody = RealKnowledge.Value.Causes[causeId].RaisedBy
            .Where(raise => model.Network.TryIndexOf(raise.Id, out _))
            .Select(raise => KeyValuePair.Create(raise.Id, Answer.No))
            .ToDictionary(StringComparer.Ordinal);

        var without = Odds(model, causeId, nobody);
        nobody[factor] = Answer.Yes;
        var with = Odds(model, causeId, nobody);

        Assert.Equal(ratio, with / without, ratio * 1e-6);
    }

    /// <summary>Read off the number itself, not asked of the code that the model asks: that may be what is wrong.</summary>
    private static double Published(Quantity ratio) =>
        (ratio.ByAge.IsEmpty ? ratio.Value : ratio.ByAge.Last(step => step.FromAge <= Person.Age).Value) * ratio.FemaleFactor;

    private static double Odds(PersonModel model, string cause, IReadOnlyDictionary<string, Answer> answers)
    {
        var chance = model.Engine
            .QueryAboveLeaves(model.EvidenceFrom(answers), [], TestContext.Current.CancellationToken)
            .Beliefs.Marginals[model.Network.IndexOf(cause)];
        return chance / (1 - chance);
    }
}
