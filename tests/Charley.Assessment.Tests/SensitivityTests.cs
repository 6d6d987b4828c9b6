using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Sensitivity;
using Charley.Assessment.Triage;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>On which single numbers an answer hangs, on a knowledge small enough to see it.</summary>
public sealed class SensitivityTests : IDisposable
{
    /// <summary>One number of so many is calculated anew, so that the test takes seconds.</summary>
    private const int NumbersPerCheck = 8;

    private const string Other = """
        id: other
        name: other cramps
        group: muscle
        summary: {text: Other cramps., judgement: small}
        mechanism: {text: A muscle tightens too., judgement: small}
        prevalence: {value: 0.2, judgement: small}
        findings:
          - {id: muscle-cramp, value: 0.9, judgement: small}
          - {id: saddle-numbness, value: 0.2, judgement: small}
        urgency: self-care
        expect: {text: It passes., judgement: small}
        doctor: {tests: [potassium], questions: [Why me?]}
        """;

    private readonly SmallKnowledge _small = new();

    public SensitivityTests()
    {
        _small.Write("causes/other.yaml", Other);
        _small.Replace("verdicts.yaml", "It is one.}", "It is one.}\n- {slug: other, verdict: cause, as: other, reason: It is one.}");
    }

    private static CaseFile Cramps { get; } = new(
        "cramps",
        null,
        new PersonCase(new PersonContext(50, Sex.Male, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers),
        CaseExpectation.None);

    [Fact]
    public void A_number_that_decides_which_cause_comes_first_is_found()
    {
        var result = Analyse();

        Assert.Equal("plain", result.Answer.FirstCause);
        Assert.Contains(result.Changes, change => change is { Number: { Kind: NumberKind.Prevalence, Of: "plain" }, Factor: 0.5, Answer.FirstCause: "other" });
        Assert.Contains(result.Changes, change => change is { Number: { Kind: NumberKind.Prevalence, Of: "other" }, Factor: 2, Answer.FirstCause: "other" });
    }

    [Fact]
    public void A_number_about_a_finding_nobody_answered_is_not_tried()
    {
        var result = Analyse();
        var all = ModelNumber.All(KnowledgeBase.Load(_small.Folder)).ToList();

        Assert.True(result.Tried < all.Count);
        Assert.DoesNotContain(result.Changes, change => change.Number.With is "saddle-numbness" or "night-onset");
    }

    [Fact]
    public void Every_change_is_what_the_knowledge_would_answer_with_that_number_written_in_it()
    {
        var foretold = Analyse().Changes.Single(change => change is { Number: { Kind: NumberKind.Prevalence, Of: "other" }, Factor: 2 });
        _small.Replace("causes/other.yaml", "prevalence: {value: 0.2,", "prevalence: {value: 0.4,");

        Assert.Equal(foretold.Answer, Analyse().Answer);
    }

    [Theory]
    [InlineData("calf-twitches-after-hill-run")]
    [InlineData("sciatica-41")]
    public void What_is_not_calculated_anew_would_have_come_out_the_same(string name)
    {
        var knowledge = RealKnowledge.Value;
        var path = Directory.EnumerateFiles(RealKnowledge.Cases, name + ".yaml", SearchOption.AllDirectories).Single();
        var file = CaseFileReader.Read(path, knowledge).File!;
        var result = new SensitivityAnalysis(knowledge).Analyse(file, TestContext.Current.CancellationToken);
        var known = file.Subject.AllAnswers.Where(answer => answer.Value != Answer.Unknown).Select(answer => answer.Key).ToList();
        var numbers = ModelNumber.All(knowledge).Where(number => number.CountsWith(known.Contains)).ToList();

        Assert.Equal(numbers.Count, result.Tried);
        for (var index = 0; index < numbers.Count; index += NumbersPerCheck)
        {
            foreach (var factor in new[] { 0.5, 2 })
            {
                var found = result.Changes.FirstOrDefault(change => change.Number == numbers[index] && (change.Factor > 1) == (factor > 1));

                Assert.Equal(Calculate(knowledge, file.Subject, numbers[index], factor), found?.Answer ?? result.Answer);
            }
        }
    }

    [Fact]
    public void Judgements_stand_before_numbers_with_evidence()
    {
        var ranked = NumberWeight.Rank([Analyse()]).Select(weight => weight.Number.Quantity.Basis.Evidence.IsEmpty).ToList();

        Assert.Contains(true, ranked);
        Assert.Contains(false, ranked);
        Assert.Equal(ranked.OrderDescending(), ranked);
    }

    public void Dispose() => _small.Dispose();

    private static KeyAnswer Calculate(KnowledgeBase knowledge, PersonCase subject, ModelNumber number, double factor)
    {
        var models = new PersonModels(
            knowledge,
            person => new NumberReading(person, quantity => ReferenceEquals(quantity, number.Quantity) ? factor : 1));
        return new KeyAnswer(new Triager(models).Decide(subject).Urgency, new Assessor(models).Chances(subject)[0].Cause.Id);
    }

    private CaseSensitivity Analyse() => new SensitivityAnalysis(KnowledgeBase.Load(_small.Folder)).Analyse(Cramps, TestContext.Current.CancellationToken);
}
