using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>Results of tests that come with a case: understood, used, and never silently wrong.</summary>
public sealed class ResultTests
{
    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly PersonModels Models = new(Knowledge);

    [Fact]
    public void A_low_potassium_makes_its_cause_likelier_and_stands_among_the_reasons_with_its_value()
    {
        var without = Case();
        var with = Case(new ResultInput("potassium", 2.9, "mEq/L"));

        var before = new Assessor(Models).Chances(without).Single(chance => chance.Cause.Id == "hypokalemia");
        var after = new Assessor(Models).Assess(with).Causes.Single(cause => cause.Id == "hypokalemia");

        Assert.True(after.Present > 10 * before.Present);
        Assert.Contains(after.For, reason => reason.Text.Contains("potassium 2.9 mEq/L", StringComparison.Ordinal));
    }

    [Fact]
    public void A_normal_result_makes_its_cause_less_likely()
    {
        var before = new Assessor(Models).Chances(Case()).Single(chance => chance.Cause.Id == "hypokalemia");
        var after = new Assessor(Models).Chances(Case(new ResultInput("potassium", 4.2, "mmol/L"))).Single(chance => chance.Cause.Id == "hypokalemia");

        Assert.True(after.Present < before.Present / 10);
    }

    [Theory]
    [InlineData(1.4)]
    [InlineData(1.5)]
    [InlineData(2.8)]
    public void An_ankle_pressure_of_arteries_too_stiff_to_judge_says_nothing_about_narrow_ones(double ratio)
    {
        var before = new Assessor(Models).Chances(Case());
        var after = new Assessor(Models).Chances(Case(new ResultInput("ankle-brachial-index", ratio, "ratio")));

        Assert.Equal(before, after);
    }

    [Fact]
    public void A_usual_ankle_pressure_makes_narrow_arteries_less_likely()
    {
        var before = new Assessor(Models).Chances(Case()).Single(chance => chance.Cause.Id == "peripheral-artery-disease");
        var after = new Assessor(Models).Chances(Case(new ResultInput("ankle-brachial-index", 1.1, "ratio"))).Single(chance => chance.Cause.Id == "peripheral-artery-disease");

        Assert.True(after.Present < before.Present);
    }

    [Fact]
    public void Bands_of_tests_that_were_not_done_stay_unknown() =>
        Assert.DoesNotContain(
            Case(new ResultInput("potassium", 4.2, "mmol/L")).AllAnswers.Keys,
            finding => Knowledge.Findings[finding].Kind == FindingKind.Result && !finding.Contains("potassium", StringComparison.Ordinal));

    [Fact]
    public void Nobody_is_asked_for_results_in_the_interview()
    {
        var interviewer = new Interviewer(Models);
        var known = Case();
        for (var step = interviewer.Next(known); step.Stage is not null; step = interviewer.Next(known))
        {
            Assert.DoesNotContain(step.Questions, asked => asked.Question.Stage == QuestionStage.Results);
            known = known.With(step.Questions.Take(step.Stage == QuestionStage.Adaptive ? 1 : int.MaxValue).SelectMany(asked => QuestionAnswers.DontKnow(asked.Question)));
        }
    }

    [Theory]
    [InlineData("potasium", 4.2, "mmol/L", "results[0].test", "Did you mean 'potassium'?")]
    [InlineData("vein-ultrasound", 4.2, "mmol/L", "results[0].test", "Known are")]
    [InlineData(null, 4.2, "mmol/L", "results[0].test", "Give the test")]
    [InlineData("potassium", null, "mmol/L", "results[0].value", "Give the value")]
    [InlineData("potassium", 4.2, null, "results[0].unit", "Give the unit of potassium: mmol/L, mEq/L.")]
    [InlineData("potassium", 4.2, "mg/dL", "results[0].unit", "Use mmol/L, mEq/L.")]
    [InlineData("calcium", 2.3, "mg/dL", "results[0].value", "Did you mean mmol/L?")]
    [InlineData("potassium", 42.0, "mmol/L", "results[0].value", "it lies between 1 and 10 mmol/L")]
    [InlineData("potassium", double.NaN, "mmol/L", "results[0].value", "cannot be")]
    [InlineData("potassium", double.PositiveInfinity, "mmol/L", "results[0].value", "cannot be")]
    public void A_result_that_cannot_be_taken_is_refused_by_the_name_of_its_field(string? test, double? value, string? unit, string field, string message)
    {
        var (subject, problems) = Check(null, new ResultInput(test, value, unit));

        Assert.Null(subject);
        var problem = Assert.Single(problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_may_be_left_out_where_there_is_one_only()
    {
        var (subject, problems) = Check(null, new ResultInput("ankle-brachial-index", 0.35, null));

        Assert.Empty(problems);
        Assert.Equal("ratio", subject!.Results.Measurements[0].Unit);
    }

    [Fact]
    public void A_test_given_twice_is_refused()
    {
        var (_, problems) = Check(null, new ResultInput("potassium", 4.2, "mmol/L"), new ResultInput("potassium", 3.1, "mmol/L"));

        Assert.Equal("results[1].test", Assert.Single(problems).Field);
    }

    [Fact]
    public void A_finding_that_the_result_denies_is_refused_and_both_are_named()
    {
        var (subject, problems) = Check("potassium-below-2-5-result", new ResultInput("potassium", 3.2, "mmol/L"));

        Assert.Null(subject);
        var problem = Assert.Single(problems);
        Assert.Equal("findings.potassium-below-2-5-result", problem.Field);
        Assert.Contains("'potassium' (3.2 mmol/L)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_that_the_result_confirms_is_taken() =>
        Assert.Empty(Check("low-potassium-result", new ResultInput("potassium", 3.2, "mmol/L")).Problems);

    [Fact]
    public void A_case_file_names_line_and_field_of_a_result_that_cannot_be_taken()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "case.yaml");
        File.WriteAllText(path, """
            age: 40
            sex: female
            complaint: [cramp]
            results:
              - {test: potassium, value: 4.2, unit: mmol/L}
              - test: calcium
                value: 9.4
                unit: mmol/L
            """);

        var (file, issues) = CaseFileReader.Read(path, Knowledge);

        Assert.Null(file);
        var issue = Assert.Single(issues);
        Assert.Equal(7, issue.Line);
        Assert.Contains("results[1].value", issue.Message, StringComparison.Ordinal);
    }

    private static PersonCase Case(params ResultInput[] results) => Check(null, results).Case!;

    private static (PersonCase? Case, IReadOnlyList<CaseProblem> Problems) Check(string? finding, params ResultInput[] results)
    {
        var findings = new Dictionary<string, string>(StringComparer.Ordinal) { ["calf-site"] = "yes", ["night-onset"] = "yes" };
        if (finding is not null)
        {
            findings[finding] = "yes";
        }

        return CaseChecks.Check(new CaseInput(60, "female", false, ["cramp"], findings) { Results = results }, Knowledge);
    }
}
