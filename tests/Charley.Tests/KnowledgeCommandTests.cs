using System.Text.Json;
using Charley.Testing;

namespace Charley.Tests;

/// <summary>The commands about the knowledge that look further than its files: medicines, strict checks, sensitivity, alarms.</summary>
public sealed class KnowledgeCommandTests : IDisposable
{
    private readonly SmallKnowledge _small = new();

    [Fact]
    public async Task A_brand_name_finds_its_medicine_and_what_taking_it_means()
    {
        var ran = await Ran.Of(string.Empty, "kb", "medicines", "Lasix");

        Assert.Equal(0, ran.Code);
        Assert.Contains("furosemide (", ran.Out, StringComparison.Ordinal);
        Assert.Contains("(loop-diuretic-use)", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_medicine_is_a_guess_that_says_so()
    {
        var ran = await Ran.Of(string.Empty, "kb", "medicines", "furosemid");
        var json = await Ran.Of(string.Empty, "kb", "medicines", "furosemidd", "--json");

        Assert.Contains("furosemide", ran.Out, StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(json.Out);
        Assert.True(parsed.RootElement.GetProperty("guessed").GetBoolean());
        Assert.Equal("furosemide", parsed.RootElement.GetProperty("medicines")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_medicine_that_is_not_in_the_list_ends_with_1_and_whom_to_ask()
    {
        var ran = await Ran.Of(string.Empty, "kb", "medicines", "qqqqqq");

        Assert.Equal(1, ran.Code);
        Assert.Contains("ask a pharmacist", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cause_is_shown_with_population_and_certainty_and_without_powers_of_ten()
    {
        var ran = await Ran.Of(string.Empty, "kb", "show", "deep-vein-thrombosis");

        Assert.Contains("18+: 0.00002;", ran.Out, StringComparison.Ordinal);
        Assert.Contains("moderate)", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("E-0", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strict_check_passes_on_the_knowledge_and_names_what_leads_nowhere()
    {
        var fine = await Ran.Of(string.Empty, "kb", "check", "--strict");
        _small.Replace("evidence/all.yaml", "authors: A,", "authors: null,");
        var untraced = await Ran.With(_small.Folder, string.Empty, "kb", "check", "--strict");

        Assert.Equal(0, fine.Code);
        Assert.Equal(1, untraced.Code);
        Assert.Contains("evidence/all.yaml:1: ", untraced.Out, StringComparison.Ordinal);
        Assert.Contains("lacks its authors", untraced.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitivity_lists_the_numbers_first_and_then_each_case()
    {
        var path = Case();

        var text = await Ran.With(_small.Folder, string.Empty, "kb", "sensitivity", path);
        var json = await Ran.With(_small.Folder, string.Empty, "kb", "sensitivity", path, "--json");

        Assert.Equal(0, text.Code);
        Assert.True(
            text.Out.IndexOf("judgement", StringComparison.Ordinal) < text.Out.IndexOf("Cramp at night", StringComparison.Ordinal),
            "Numbers that rest on judgement come before the cases.");
        using var parsed = JsonDocument.Parse(json.Out);
        var row = Assert.Single(parsed.RootElement.EnumerateArray());
        Assert.Equal("Cramp at night", row.GetProperty("case").GetString());
        Assert.Equal("plain", row.GetProperty("firstCause").GetString());
        Assert.True(row.GetProperty("tried").GetInt32() > 0);
    }

    [Fact]
    public async Task Sensitivity_of_a_case_that_does_not_exist_ends_with_2()
    {
        var ran = await Ran.With(_small.Folder, string.Empty, "kb", "sensitivity", Path.Combine(_small.Folder, "missing.yaml"));

        Assert.Equal(2, ran.Code);
        Assert.NotEmpty(ran.Error);
    }

    [Fact]
    public async Task Alarms_counts_rules_broken_and_advice_given()
    {
        var ran = await Ran.Of(string.Empty, "kb", "alarms", "--people", "3", "--seed", "5", "--json");

        Assert.Equal(0, ran.Code);
        using var parsed = JsonDocument.Parse(ran.Out);
        Assert.Equal(3, parsed.RootElement.GetProperty("people").GetInt32());
        Assert.All(parsed.RootElement.GetProperty("rules").EnumerateArray(), rule => Assert.Equal(0, rule.GetProperty("broken").GetInt32()));
        Assert.Equal(3, parsed.RootElement.GetProperty("advice").EnumerateArray().Sum(level => level.GetProperty("people").GetInt32()));
    }

    public void Dispose() => _small.Dispose();

    private string Case()
    {
        var path = Path.Combine(_small.Folder, "cramp-at-night.yaml");
        File.WriteAllText(path, """
            name: Cramp at night
            age: 50
            sex: male
            complaint: [cramp]
            findings: {night-onset: yes}
            """);
        return path;
    }
}
