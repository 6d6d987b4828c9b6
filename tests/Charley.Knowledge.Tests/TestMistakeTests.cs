using Charley.Knowledge.Loading;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>Mistakes in what the knowledge says about values of tests are named with file and line.</summary>
public sealed class TestMistakeTests
{
    private const string Tests = "tests/all.yaml";

    private const string Potassium = """
        - id: potassium
          name: potassium
          what: {text: A salt of the blood., judgement: small}
          sample: blood
          units:
            - {unit: mmol/L, low: 3.5, high: 5.1}
            - {unit: mg/dL, low: 13.7, high: 19.9, factor: 0.2558, judgement: small}
          measured:
            unit: mmol/L
            plausible: {low: 1, high: 10, judgement: small}
            usual:
              - {for: {pregnant: true}, low: 3.3, high: 5.0, judgement: small}
            bands:
              - {finding: low-potassium, below: 3.5, judgement: small}
              - {finding: very-low-potassium, times-low: 0.7, judgement: small}
          judgement: small
        """;

    private const string Findings = """

        - id: low-potassium
          kind: result
          name: low potassium
          yes: Your potassium was low.
          no: Your potassium was not low.
          leak: {value: 0.02, judgement: small}
        - id: very-low-potassium
          kind: result
          name: very low potassium
          yes: Your potassium was very low.
          no: Your potassium was not very low.
          leak: {value: 0.02, judgement: small}
        """;

    private const string Question = """

        - id: result-potassium
          stage: results
          type: any-of
          text: What did your potassium show?
          none: None of these
          options:
            - {finding: low-potassium, text: Low}
            - {finding: very-low-potassium, text: Very low}
        """;

    private const string Flag = """

        - id: potassium-rule
          urgency: same-day
          when: {any: [low-potassium, very-low-potassium]}
          title: Low potassium
          why: {text: It matters., judgement: small}
          do: Go today.
          judgement: small
        """;

    [Fact]
    public void A_test_with_bands_has_no_mistake()
    {
        using var small = WithBands();

        var result = KnowledgeLoader.Load(small.Folder);

        Assert.Empty(result.Issues);
        Assert.Equal(2, result.Knowledge!.Tests["potassium"].Measured!.Bands.Length);
    }

    [Theory]
    [InlineData(Tests, "factor: 0.2558", "factor: 2.558", 7, "converts to")]
    [InlineData(Tests, "factor: 0.2558, judgement: small", "factor: 0.2558", 7, "names neither 'evidence' nor a 'judgement'")]
    [InlineData(Tests, "factor: 0.2558", "factor: 0", 7, "must be above 0")]
    [InlineData(Tests, "unit: mg/dL", "unit: MMOL/l", 7, "are spelt alike")]
    [InlineData(Tests, "unit: mmol/L\n", "unit: mol/L\n", 9, "none of its units. Did you mean 'mmol/L'?")]
    [InlineData(Tests, "plausible: {low: 1,", "plausible: {low: 11,", 9, "is empty")]
    [InlineData(Tests, "plausible: {low: 1, high: 10, judgement: small}", "plausible: {low: 1, high: 10}", 10, "names neither 'evidence' nor a 'judgement'")]
    [InlineData(Tests, "below: 3.5, judgement: small", "below: 3.5", 14, "names neither 'evidence' nor a 'judgement'")]
    [InlineData(Tests, "below: 3.5", "below: 3.5, from: 4", 14, "exactly one of 'below', 'from', 'times-low', 'times-high'")]
    [InlineData(Tests, "below: 3.5", "beneath: 3.5", 14, "has no field 'beneath'")]
    [InlineData(Tests, "below: 3.5", "below: 0.5", 14, "outside the plausible range")]
    [InlineData(Tests, "times-low: 0.7", "times-low: 1.2", 15, "not further out than 'low-potassium'")]
    [InlineData(Tests, "finding: very-low-potassium", "finding: low-potassium", 15, "a band of 'potassium' already")]
    [InlineData(Tests, "finding: very-low-potassium", "finding: very-low-potasium", 15, "Did you mean 'very-low-potassium'?")]
    [InlineData(Tests, "finding: very-low-potassium", "finding: night-onset", 15, "names a finding that is no result")]
    [InlineData(Tests, "low: 3.3, high: 5.0", "high: 5.0", 15, "which is not given for everyone")]
    [InlineData("questions/all.yaml", "stage: results", "stage: adaptive", 27, "at the wrong stage")]
    [InlineData("questions/all.yaml", "  finding: water-tablet\n", "  finding: water-tablet\n- id: another\n  stage: results\n  type: yes-no\n  text: Again?\n  finding: night-onset\n", 27, "at the wrong stage")]
    public void A_mistake_is_named_with_its_line(string file, string old, string replacement, int line, string message)
    {
        using var small = WithBands();
        small.Replace(file, old, replacement);

        var result = KnowledgeLoader.Load(small.Folder);

        Assert.Null(result.Knowledge);
        Assert.Contains(result.Issues, issue =>
            issue.File == file && issue.Line == line && issue.Message.Contains(message, StringComparison.Ordinal));
    }

    private static SmallKnowledge WithBands()
    {
        var small = new SmallKnowledge();
        small.Write(Tests, Potassium);
        small.Write("findings/all.yaml", SmallKnowledge.Files["findings/all.yaml"] + Findings);
        small.Write("questions/all.yaml", SmallKnowledge.Files["questions/all.yaml"] + Question);
        small.Write("red-flags/all.yaml", SmallKnowledge.Files["red-flags/all.yaml"] + Flag);
        return small;
    }
}
