using System.Text.Json;
using Charley.Commands;
using Charley.Testing;

namespace Charley.Tests;

/// <summary>The commands as a person or a script meets them.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charley-cli-").FullName;

    [Fact]
    public async Task Assess_gives_the_documented_json()
    {
        var ran = await Ran.Of(string.Empty, "assess", Case(Good), "--json");

        using var json = JsonDocument.Parse(ran.Out);
        Assert.Equal(0, ran.Code);
        Assert.Equal("self-care", json.RootElement.GetProperty("urgency").GetString());
        foreach (var name in new[] { "urgencyReasons", "causes", "unlikelyButFeared", "plan", "withheld", "doctor", "nextQuestions", "safetyNet" })
        {
            Assert.True(json.RootElement.TryGetProperty(name, out _), name);
        }

        var first = json.RootElement.GetProperty("causes")[0];
        Assert.Equal("idiopathic-nocturnal-cramps", first.GetProperty("id").GetString());
        Assert.InRange(first.GetProperty("probability").GetDouble(), 0.3, 1);
        Assert.True(first.GetProperty("for").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Assess_writes_plain_text_with_the_urgency_first()
    {
        var ran = await Ran.Of(string.Empty, "assess", Case(Good));

        Assert.Equal(0, ran.Code);
        Assert.StartsWith("YOU CAN LOOK AFTER THIS YOURSELF", ran.Out.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("does not diagnose", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_not_sure_of_a_warning_sign_reads_of_it_before_anything_that_calms()
    {
        var ran = await Ran.Of(string.Empty, "assess", Case(Good.Replace("night-onset: yes", "night-onset: yes\n  saddle-numbness: unknown", StringComparison.Ordinal)));

        Assert.Equal(0, ran.Code);
        Assert.StartsWith("FIRST FIND OUT ABOUT THE SIGNS BELOW", ran.Out.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("If you have none of them: You can look after this yourself. Nobody", ran.Out, StringComparison.Ordinal);
        Assert.Contains("If one of these is true: Get emergency help now", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calf-site: yes", "calf-sight: yes", "findings.calf-sight: There is no finding 'calf-sight'. Did you mean 'calf-site'?")]
    [InlineData("age: 70", "age: 170", "age: The age 170 is not possible")]
    [InlineData("age: 70", "age: old", "'age' of the case must be a number")]
    [InlineData("sex: male", "sex: man", "sex: 'man' is not known")]
    [InlineData("complaint: [cramp]", "complaint: []", "complaint: Give at least one")]
    [InlineData("complaint: [cramp]", "complaints: [cramp]", "has no field 'complaints'. Did you mean 'complaint'?")]
    [InlineData("pregnant: false", "pregnant: true", "pregnant: 'pregnant' is true and 'sex' is male")]
    public async Task Bad_input_is_named_with_file_and_line_and_ends_with_2(string old, string replacement, string message)
    {
        var path = Case(Good.Replace(old, replacement, StringComparison.Ordinal));

        var ran = await Ran.Of(string.Empty, "assess", path);

        Assert.Equal(2, ran.Code);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.Contains(path + ":", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{{{")]
    [InlineData("- a list")]
    [InlineData("just words")]
    public async Task A_file_that_is_no_case_ends_with_2(string content)
    {
        var ran = await Ran.Of(string.Empty, "assess", Case(content));

        Assert.Equal(2, ran.Code);
        Assert.NotEmpty(ran.Error);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_ends_with_2()
    {
        var ran = await Ran.Of(string.Empty, "assess", Path.Combine(_folder, "missing.yaml"));

        Assert.Equal(2, ran.Code);
        Assert.Contains("There is no file", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_gives_the_documented_json()
    {
        Case(Good);

        var ran = await Ran.Of(string.Empty, "evaluate", _folder, "--json");

        using var json = JsonDocument.Parse(ran.Out);
        var scores = json.RootElement.GetProperty("interview");
        Assert.Equal(0, ran.Code);
        Assert.Equal(1, scores.GetProperty("cases").GetInt32());
        Assert.Equal(1, scores.GetProperty("urgency").GetProperty("safe").GetInt32());
        Assert.True(scores.GetProperty("questionsAsked").TryGetProperty("p90", out _));
        Assert.True(json.RootElement.TryGetProperty("allFacts", out _));
    }

    [Fact]
    public async Task An_evaluation_below_the_safe_minimum_ends_with_1()
    {
        Case(Good.Replace("urgency_min: self-care", "urgency_min: emergency-now", StringComparison.Ordinal));

        var ran = await Ran.Of(string.Empty, "evaluate", _folder);

        Assert.Equal(1, ran.Code);
    }

    [Fact]
    public async Task An_evaluation_has_told_of_every_case_when_it_ends()
    {
        const int Cases = 12;
        for (var number = 1; number <= Cases; number++)
        {
            Case(Good, $"case-{number}.yaml");
        }

        var ran = await Ran.Of(string.Empty, "evaluate", _folder);

        var told = ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(
            Enumerable.Range(1, Cases).Select(done => $"{done} of {Cases} cases").Order(StringComparer.Ordinal),
            told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_interview_in_the_terminal_ends_with_an_answer()
    {
        // 70 years, male, cramps; then the calf, since years, and "I don't know" to all that follows.
        var typed = "70\n2\n1\n" + string.Concat(Enumerable.Repeat("?\n", 80));

        var ran = await Ran.Of(typed, "ask");

        Assert.Equal(0, ran.Code);
        Assert.Contains("What may be behind it", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_nonsense_in_the_interview_is_answered_with_what_fits()
    {
        var typed = "old\n70\nx\n2\n1\nz\n" + string.Concat(Enumerable.Repeat("?\n", 80));

        var ran = await Ran.Of(typed, "ask");

        Assert.Equal(0, ran.Code);
        Assert.Contains("whole number from 0 to 120", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Please type a number from 1", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_that_ends_too_early_ends_with_2()
    {
        var ran = await Ran.Of("70\n", "ask");

        Assert.Equal(2, ran.Code);
    }

    [Fact]
    public async Task The_knowledge_check_finds_no_mistake_and_no_conflict_of_base_rates()
    {
        var ran = await Ran.Of(string.Empty, "kb", "check");

        Assert.Equal(0, ran.Code);
        Assert.StartsWith("No mistakes: ", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coverage_table_names_every_statement()
    {
        var ran = await Ran.Of(string.Empty, "kb", "coverage");

        Assert.Equal(0, ran.Code);
        Assert.All(RealKnowledge.Value.Scope, statement => Assert.Contains(statement.Id, ran.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cause_is_shown_with_numbers_and_a_wrong_name_with_a_suggestion()
    {
        var shown = await Ran.Of(string.Empty, "kb", "show", "idiopathic-nocturnal-cramps");
        var wrong = await Ran.Of(string.Empty, "kb", "show", "idiopathic-nocturnal-cramp");

        Assert.Equal(0, shown.Code);
        Assert.Contains("brings calf-site", shown.Out, StringComparison.Ordinal);
        Assert.Equal(2, wrong.Code);
        Assert.Contains("Did you mean 'idiopathic-nocturnal-cramps'?", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_option_is_an_error_of_parsing() =>
        Assert.NotEmpty(CharleyCommand.Create(new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null)).Parse(["assess", "case.yaml", "--nonsense"]).Errors);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string Good = """
        name: Plain night cramps
        age: 70
        sex: male
        pregnant: false
        complaint: [cramp]
        findings:
          calf-site: yes
          night-onset: yes
          palpable-knot: yes
          relieved-by-stretch: yes
          duration-under-10-min: yes
        expect: {causes: [idiopathic-nocturnal-cramps], urgency: self-care, urgency_min: self-care}
        """;

    private string Case(string content, string name = "case.yaml")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
