using System.Reflection;

namespace Charley.Tests;

/// <summary>Arrows between projects point one way: Charley, Web, Assessment and Diary, Knowledge and Inference.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Charley.Inference"] = [],
        ["Charley.Knowledge"] = [],
        ["Charley.Assessment"] = ["Charley.Inference", "Charley.Knowledge"],
        ["Charley.Diary"] = ["Charley.Knowledge"],
        ["Charley.Diary.Sqlite"] = ["Charley.Diary", "Charley.Knowledge"],
        ["Charley.Diary.Postgres"] = ["Charley.Diary", "Charley.Knowledge"],
        ["Charley.Learning"] = [],
        ["Charley.Exchange"] = ["Charley.Assessment", "Charley.Diary", "Charley.Inference", "Charley.Knowledge"],
        ["Charley.Web"] = ["Charley.Assessment", "Charley.Diary", "Charley.Exchange", "Charley.Inference", "Charley.Knowledge", "Charley.Learning"],
    };

    [Fact]
    public void Every_project_refers_only_to_those_below_it()
    {
        foreach (var (project, allowed) in Allowed)
        {
            var ours = Assembly.Load(project).GetReferencedAssemblies()
                .Select(reference => reference.Name!)
                .Where(name => name.StartsWith("Charley", StringComparison.Ordinal));

            Assert.Empty(ours.Except(allowed, StringComparer.Ordinal));
        }
    }
}
