using Charley.Knowledge.Loading;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>Strict loading names whatever leads neither to a source nor to a reason.</summary>
public sealed class StrictTests
{
    [Fact]
    public void Everything_in_the_knowledge_of_this_repository_is_traced() =>
        Assert.Empty(KnowledgeLoader.LoadStrictly(RealKnowledge.Folder).Issues);

    [Theory]
    [InlineData("causes/plain.yaml", "value: 0.9, judgement: small", "value: 0.9, judgement: estimate", 10, "'estimate' gives no reason")]
    [InlineData("causes/plain.yaml", "value: 0.9, judgement: small", "value: 0.9, judgement: Our own estimate", 10, "'Our own estimate' gives no reason")]
    [InlineData("causes/plain.yaml", "group: muscle", "group: muscle\ncodes: {icd10cm: R25.2}", 1, "'R25.2' stands in no published record")]
    [InlineData("medicines/all.yaml", "class: water tablet", "class: water tablet", 1, "Medicine 'furosemide' says nothing about why it is listed")]
    [InlineData("medicines/all.yaml", "class: water tablet", "class: water tablet\n  atc: C03CA01", 1, "'C03CA01' stands in no published record")]
    [InlineData("remedies/stretch.yaml", "certainty: low", "certainty: high", 1, "claims certainty 'high', but no record behind it is surer than 'low'")]
    [InlineData("evidence/all.yaml", "seen: abstract", "seen: none", 1, "gives no reason; say in 'note'")]
    [InlineData("evidence/all.yaml", "seen: abstract", "seen: none", 1, "names a source; an estimate has none")]
    [InlineData("evidence/all.yaml", "authors: A,", "authors: null,", 1, "lacks its authors")]
    [InlineData("evidence/all.yaml", "year: 2020", "year: null", 1, "lacks its year")]
    [InlineData("evidence/all.yaml", "journal: J", "journal: null", 1, "lacks its journal")]
    [InlineData("evidence/all.yaml", "url: null", "url: null", 1, "lacks its link")]
    [InlineData("evidence/all.yaml", "url: null", "url: null, not-stated: [year, link]", 1, "gives its year and also lists it under 'not-stated'")]
    [InlineData("evidence/all.yaml", "url: null", "url: null, not-stated: [links]", 1, "cannot hold 'links'; use authors, year, journal, link. Did you mean 'link'?")]
    [InlineData("evidence/all.yaml", "title: T", "title: null", 1, "names no 'source' with a title")]
    [InlineData("evidence/all.yaml", "certainty: low", "certainty: fair", 1, "must say in whom ('population') and how sure it is")]
    [InlineData("evidence/all.yaml", "population: adults", "population: null", 1, "must say in whom ('population') and how sure it is")]
    public void What_is_not_traced_is_named_with_file_and_line(string file, string old, string replacement, int line, string message)
    {
        using var small = new SmallKnowledge();
        small.Replace(file, old, replacement);

        var issue = Assert.Single(KnowledgeLoader.LoadStrictly(small.Folder).Issues, issue => issue.Message.Contains(message, StringComparison.Ordinal));

        Assert.Equal(file, issue.File);
        Assert.Equal(line, issue.Line);
        Assert.Empty(KnowledgeLoader.Load(small.Folder).Issues);
    }

    [Fact]
    public void What_the_copy_read_does_not_state_is_a_known_gap_and_no_mistake()
    {
        using var small = new SmallKnowledge();
        small.Replace("evidence/all.yaml", "authors: A, year: 2020", "authors: null, year: null");
        small.Replace("evidence/all.yaml", "url: null", "url: null, not-stated: [authors, year, link]");

        Assert.DoesNotContain(KnowledgeLoader.LoadStrictly(small.Folder).Issues, issue => issue.File == "evidence/all.yaml");
    }
}
