using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Tests;

/// <summary>Answers that cannot all be true, and answers supposed otherwise, as a person at a terminal meets them.</summary>
public sealed class ContradictionCommandTests : IDisposable
{
    private const string Contradicting = """
        age: 50
        sex: female
        complaint: [cramp]
        findings: {night-onset: yes, ankle-locks: no, saddle-numbness: no}
        """;

    private const string NightCramps = """
        age: 70
        sex: male
        complaint: [cramp]
        findings: {calf-site: yes, night-onset: yes, saddle-numbness: no}
        """;

    private readonly ContradictingKnowledge _knowledge = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Assess_names_the_answers_that_exclude_each_other_and_ends_with_2()
    {
        var ran = await Ran.With(_knowledge.Folder, string.Empty, "assess", Case(Contradicting));

        Assert.Equal(2, ran.Code);
        Assert.Empty(ran.Out);
        Assert.Contains("can't all be true", ran.Error, StringComparison.Ordinal);
        Assert.Contains("findings.night-onset", ran.Error, StringComparison.Ordinal);
        Assert.Contains("findings.ankle-locks", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("saddle", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_sign_beside_a_contradiction_is_still_said()
    {
        var ran = await Ran.With(_knowledge.Folder, string.Empty, "assess", Case(Contradicting.Replace("saddle-numbness: no", "saddle-numbness: yes", StringComparison.Ordinal)));

        Assert.Equal(2, ran.Code);
        Assert.Contains("Now: Go now.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interview_in_the_terminal_ends_with_2_on_a_contradiction()
    {
        // 50 years, female, not pregnant, cramps; then yes to the night and no to all else, in whatever order it is asked.
        var typed = new System.Text.StringBuilder("50\n1\n2\n1\n");
        var models = new PersonModels(_knowledge.Load());
        var interviewer = new Interviewer(models);
        var subject = new PersonCase(new PersonContext(50, Sex.Female, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers);
        while (interviewer.Next(subject, TestContext.Current.CancellationToken).Questions is [var asked, ..])
        {
            var finding = asked.Question.Findings.Single();
            var isYes = finding == "night-onset";
            typed.Append(isYes ? "1\n" : "2\n");
            subject = subject.With(finding, isYes ? Answer.Yes : Answer.No);
        }

        var ran = await Ran.With(_knowledge.Folder, typed.ToString(), "ask");

        Assert.Equal(2, ran.Code);
        Assert.Contains("It comes at night.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Your ankle does not lock.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_shows_the_answer_now_and_then()
    {
        var ran = await Ran.Of(string.Empty, "assess", Case(NightCramps), "--what-if", "saddle-numbness=yes");

        Assert.Equal(0, ran.Code);
        Assert.Contains("How soon to see someone changes.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("| now", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_as_json_holds_both_sides()
    {
        var ran = await Ran.Of(string.Empty, "assess", Case(NightCramps), "--what-if", "night-onset=no", "--json");

        using var json = System.Text.Json.JsonDocument.Parse(ran.Out);
        Assert.Equal("no", json.RootElement.GetProperty("instead").GetString());
        Assert.Equal("self-care", json.RootElement.GetProperty("now").GetProperty("urgency").GetString());
        Assert.True(json.RootElement.GetProperty("then").GetProperty("causes").GetArrayLength() > 0);
    }

    [Fact]
    public async Task What_if_about_a_finding_that_does_not_exist_ends_with_2()
    {
        var ran = await Ran.Of(string.Empty, "assess", Case(NightCramps), "--what-if", "night-onsett=no");

        Assert.Equal(2, ran.Code);
        Assert.Contains("Did you mean 'night-onset'?", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("night-onset")]
    [InlineData("night-onset=perhaps")]
    [InlineData("=yes")]
    [InlineData("a=b=c")]
    public void A_what_if_of_another_form_is_an_error_of_parsing(string text)
    {
        var parsed = Commands.CharleyCommand.Create(new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null)).Parse(["assess", "case.yaml", "--what-if", text]);

        Assert.Contains(parsed.Errors, error => error.Message.Contains("statin-use=no", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _knowledge.Dispose();
        _folder.Dispose();
    }

    private string Case(string content)
    {
        var path = _folder.File("case.yaml");
        File.WriteAllText(path, content);
        return path;
    }
}
