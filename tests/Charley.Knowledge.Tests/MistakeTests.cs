using Charley.Knowledge.Loading;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>Every mistake in the knowledge is named with file, line and what to do; nothing is ever half-loaded.</summary>
public sealed class MistakeTests
{
    [Fact]
    public void The_small_knowledge_has_no_mistake()
    {
        using var small = new SmallKnowledge();

        var result = KnowledgeLoader.Load(small.Folder);

        Assert.Empty(result.Issues);
        Assert.NotNull(result.Knowledge);
    }

    [Theory]
    [InlineData("causes/plain.yaml", "id: night-onset", "id: nigth-onset", 11, "no finding 'nigth-onset'. Did you mean 'night-onset'?")]
    [InlineData("causes/plain.yaml", "value: 0.9", "value: 1.9", 10, "reaches 1.9; a chance lies between 0 and 1")]
    [InlineData("causes/plain.yaml", "value: 0.7", "value: 0.05", 11, "no more than without any cause")]
    [InlineData("causes/plain.yaml", "ratio: 2", "ratio: 0.5", 8, "must be above 1")]
    [InlineData("causes/plain.yaml", "prevalence:", "prevalance:", 6, "has no field 'prevalance'. Did you mean 'prevalence'?")]
    [InlineData("causes/plain.yaml", "urgency: self-care", "urgency: selfcare", 14, "cannot be 'selfcare'")]
    [InlineData("causes/plain.yaml", "evidence: [published-1]}\nraised", "evidence: [published-2]}\nraised", 6, "no evidence record 'published-2'")]
    [InlineData("causes/plain.yaml", "summary: {text: Plain cramps., judgement: small}", "summary: {text: Plain cramps.}", 4, "names neither 'evidence' nor a 'judgement'")]
    [InlineData("causes/plain.yaml", "tests: [potassium]", "tests: [potasium]", 1, "no test 'potasium'. Did you mean 'potassium'?")]
    [InlineData("causes/plain.yaml", "id: water-tablet", "id: plain", 1, "raise each other in a circle")]
    [InlineData("causes/plain.yaml", "id: muscle-cramp, value: 0.9, judgement: small}\n  - {id: night-onset, value: 0.7, judgement: small}\n  - {id: muscle-twitching, value: 0.1, judgement: small}\n  - {id: muscle-pain, value: 0.2, judgement: small}", "id: saddle-numbness, value: 0.9, judgement: small}", 1, "No finding speaks for cause 'plain'")]
    [InlineData("causes/plain.yaml", "id: plain", "id: plainer", 1, "differ; name the file")]
    [InlineData("causes/plain.yaml", "name: plain cramps\n", "", 1, "lacks the field 'name'")]
    [InlineData("findings/all.yaml", "yes: You have cramps.\n", "yes: You have cramps.\n  aliases: [muscle-pain]\n", 1, "already an id or alias")]
    [InlineData("findings/all.yaml", "prevalence: {value: 0.1, evidence: [published-1]}", "leak: {value: 0.1, judgement: x}\n  prevalence: {value: 0.1, judgement: x}", 32, "either 'leak'")]
    [InlineData("questions/all.yaml", "finding: water-tablet", "finding: night-onset", 22, "which 'night' asks already")]
    [InlineData("questions/all.yaml", "finding: water-tablet", "finding: night-onset", 32, "No question asks finding 'water-tablet'")]
    [InlineData("questions/all.yaml", "  group: Feeling\n", "", 10, "needs a 'group' heading")]
    [InlineData("red-flags/all.yaml", "{any: [saddle-numbness]}", "{not: saddle-numbness}", 3, "more signs never lower the urgency")]
    [InlineData("red-flags/all.yaml", "{any: [saddle-numbness]}", "{any: [sadle-numbness]}", 3, "no finding 'sadle-numbness'")]
    [InlineData("red-flags/all.yaml", "{any: [saddle-numbness]}", "{anny: [saddle-numbness]}", 3, "'anny' is no kind of condition")]
    [InlineData("red-flags/all.yaml", "  do: Go now.\n  judgement: small", "  do: Go now.", 1, "names neither 'evidence' nor a 'judgement'")]
    [InlineData("remedies/stretch.yaml", "says: {text: One trial., evidence: [published-1]}", "says: {text: One trial.}", 7, "names neither 'evidence' nor a 'judgement'")]
    [InlineData("remedies/stretch.yaml", "cause: plain", "cause: plane", 1, "no cause 'plane'. Did you mean 'plain'?")]
    [InlineData("remedies/stretch.yaml", "effort: 1", "effort: 9", 1, "must lie between 1 and 5")]
    [InlineData("remedies/stretch.yaml", "kind: relief", "kind: care\nends-cramp: true", 1, "only a relief for cramps can end one")]
    [InlineData("remedies/stretch.yaml", "kind: relief", "kind: relief\ncomplaints: [pain]\nends-cramp: true", 1, "only a relief for cramps can end one")]
    [InlineData("medicines/all.yaml", "means: [water-tablet]", "means: [watertablet]", 1, "no finding 'watertablet'. Did you mean 'water-tablet'?")]
    [InlineData("guides/small.yaml", "relief: [stretch]", "relief: [strech]", 1, "no remedy 'strech'. Did you mean 'stretch'?")]
    [InlineData("scope.yaml", "Cramps exist}", "Cramps exist}\n      - {id: small.other, kind: site, text: Others}", 6, "Nothing covers 'small.other'")]
    [InlineData("verdicts.yaml", "slug: plain", "slug: plane", 1, "which has no verdict")]
    [InlineData("exposures.yaml", "likelier: {value: 2", "likelier: {value: 20", 1, "20 is out of range for 'likelier' of 'fluids'")]
    [InlineData("exposures.yaml", "more-brings-more: {value: 0.2", "more-brings-more: {value: 1", 1, "1 is out of range for 'more-brings-more'")]
    [InlineData("exposures.yaml", "{value: 0.2, judgement: small}}", "{value: 0.2, judgement: small}, less: night-onset}", 1, "must be of kind 'result'")]
    [InlineData("exposures.yaml", "{value: 0.2, judgement: small}}", "{value: 0.2, judgement: small}, less: nightonset}", 1, "no finding 'nightonset'. Did you mean 'night-onset'?")]
    [InlineData("exposures.yaml", "{value: 0.2, judgement: small}}", "{value: 0.2, judgement: small}, later: {same-day: 0.5, next-day: 0.4, second-day: 0.2, judgement: small}}", 1, "must add up to 1")]
    [InlineData("exposures.yaml", "{value: 0.2, judgement: small}}", "{value: 0.2}}", 1, "names neither 'evidence' nor a 'judgement'")]
    [InlineData("course.yaml", "asks: [saddle]", "asks: [sadle]", 1, "no question about warning signs 'sadle'. Did you mean 'saddle'?")]
    [InlineData("course.yaml", "asks: [saddle]", "asks: []", 1, "raises no question")]
    [InlineData("course.yaml", "weeks: 4", "weeks: 0", 1, "must lie between 1 and 52")]
    [InlineData("course.yaml", "sign: new-places", "sign: words", 1, "needs 'words' if its sign is 'words'")]
    [InlineData("urgency.yaml", "wrong-chance: 0.3", "wrong-chance: often", 7, "must be a number")]
    [InlineData("evidence/all.yaml", "seen: abstract", "seen: abstract\n  seen: abstract", 12, "The field 'seen' stands twice")]
    public void A_mistake_is_named_with_file_line_and_what_to_do(string file, string old, string replacement, int line, string message)
    {
        using var small = new SmallKnowledge();
        small.Replace(file, old, replacement);

        var result = KnowledgeLoader.Load(small.Folder);

        Assert.Null(result.Knowledge);
        var issue = Assert.Single(result.Issues, issue => issue.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(line, issue.Line);
    }

    [Fact]
    public void A_knowledge_folder_that_does_not_exist_is_named()
    {
        var result = KnowledgeLoader.Load(Path.Combine(Path.GetTempPath(), "no-such-knowledge"));

        Assert.Null(result.Knowledge);
        Assert.Contains("does not exist", Assert.Single(result.Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_keeps_the_whole_knowledge_from_loading()
    {
        using var small = new SmallKnowledge();
        File.Delete(Path.Combine(small.Folder, "urgency.yaml"));

        var exception = Assert.Throws<KnowledgeException>(() => KnowledgeBase.Load(small.Folder));

        Assert.Contains(exception.Issues, issue => issue.File == "urgency.yaml" && issue.Message == "This file is missing.");
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        using var small = new SmallKnowledge();
        small.Replace("causes/plain.yaml", "value: 0.9", "value: 1.9");
        small.Replace("remedies/stretch.yaml", "cause: plain", "cause: plane");
        small.Replace("guides/small.yaml", "relief: [stretch]", "relief: [strech]");

        var files = KnowledgeLoader.Load(small.Folder).Issues.Select(issue => issue.File).Distinct(StringComparer.Ordinal).ToList();

        Assert.Equal(["causes/plain.yaml", "guides/small.yaml", "remedies/stretch.yaml"], files);
    }

    [Fact]
    public void What_lies_beside_the_parts_of_the_knowledge_is_not_looked_at()
    {
        using var small = new SmallKnowledge();
        Directory.CreateSymbolicLink(Path.Combine(small.Folder, "elsewhere"), small.Folder);
        File.WriteAllText(Path.Combine(small.Folder, "notes.yaml"), "{ broken");

        Assert.Empty(KnowledgeLoader.Load(small.Folder).Issues);
    }
}
