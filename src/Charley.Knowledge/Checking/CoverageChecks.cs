using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Every statement of the scope is covered, and nothing claims to cover what the scope does not name.</summary>
internal static class CoverageChecks
{
    public static void Run(KnowledgeContent content, Reading reading)
    {
        var claims = Coverage.Claims(
            content.Findings,
            content.Causes,
            content.RedFlags,
            content.Remedies,
            content.Tests,
            content.Guides).ToList();
        foreach (var row in Coverage.Table(content.Scope, claims).Where(row => row.By.IsEmpty))
        {
            reading.Add(reading.PlaceOf(row.Statement), $"Nothing covers '{row.Statement.Id}' ({row.Statement.Text}); add it to 'covers' of the element that does.");
        }

        var scope = content.Scope.Select(statement => statement.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, by) in claims.Where(claim => !scope.Contains(claim.Id)))
        {
            reading.Add(new Place("scope.yaml", 1), $"{by} claims to cover '{id}', which the scope does not name.{Spelling.Suggest(id, scope)}");
        }
    }
}
