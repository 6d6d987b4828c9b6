using System.Collections.Immutable;

namespace Charley.Knowledge.Checking;

/// <summary>One statement of the scope and the elements that cover it.</summary>
/// <param name="Statement">What must be covered.</param>
/// <param name="By">The elements that cover it, such as "cause dehydration"; empty if nothing does.</param>
public sealed record CoveredStatement(ScopeStatement Statement, ImmutableArray<string> By);

/// <summary>Which element covers which statement of scope.yaml.</summary>
public static class Coverage
{
    /// <summary>The coverage of a loaded knowledge base, in the order of scope.yaml.</summary>
    public static ImmutableArray<CoveredStatement> Of(KnowledgeBase knowledge) =>
        Table(knowledge.Scope, Claims(
            knowledge.Findings.Values,
            knowledge.Causes.Values,
            knowledge.RedFlags,
            knowledge.Remedies.Values,
            knowledge.Tests.Values,
            knowledge.Guides));

    internal static ImmutableArray<CoveredStatement> Table(
        IEnumerable<ScopeStatement> scope,
        IEnumerable<(string Id, string By)> claims)
    {
        var byId = claims.ToLookup(claim => claim.Id, claim => claim.By, StringComparer.Ordinal);
        return [.. scope.Select(statement => new CoveredStatement(
            statement,
            [.. byId[statement.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))];
    }

    internal static IEnumerable<(string Id, string By)> Claims(
        IEnumerable<Finding> findings,
        IEnumerable<Cause> causes,
        IEnumerable<RedFlag> redFlags,
        IEnumerable<Remedy> remedies,
        IEnumerable<ClinicalTest> tests,
        IEnumerable<Guide> guides) =>
        findings.SelectMany(finding => By(finding.Covers, $"finding {finding.Id}"))
            .Concat(causes.SelectMany(cause => By(CauseCovers(cause), $"cause {cause.Id}")))
            .Concat(redFlags.SelectMany(flag => By(flag.Covers.Concat(flag.Why.Covers), $"red flag {flag.Id}")))
            .Concat(remedies.SelectMany(remedy => By(remedy.Covers.Concat(remedy.Says.Covers), $"remedy {remedy.Id}")))
            .Concat(tests.SelectMany(test => By(test.Covers.Concat(test.What.Covers), $"test {test.Id}")))
            .Concat(guides.SelectMany(guide => By(GuideCovers(guide), $"guide {guide.Id}")));

    private static IEnumerable<string> CauseCovers(Cause cause) =>
        cause.Covers
            .Concat(cause.Summary.Covers)
            .Concat(cause.Mechanism.Covers)
            .Concat(cause.Expect.Covers)
            .Concat(cause.Claims.SelectMany(claim => claim.Covers))
            .Concat(cause.Watch.SelectMany(watch => watch.Covers))
            .Concat(cause.Feared?.Why.Covers ?? []);

    private static IEnumerable<string> GuideCovers(Guide guide) =>
        guide.Covers
            .Concat(guide.Intro.Covers)
            .Concat(guide.Causes.SelectMany(entry => entry.Note.Covers))
            .Concat(new[] { guide.Signs, guide.Contributors, guide.Care, guide.Visit, guide.Track }
                .SelectMany(part => part.SelectMany(statement => statement.Covers)));

    private static IEnumerable<(string Id, string By)> By(IEnumerable<string> covers, string element) =>
        covers.Select(id => (id, element));
}
