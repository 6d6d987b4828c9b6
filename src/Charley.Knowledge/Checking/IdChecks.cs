using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>No id stands twice, and no alias hides an id.</summary>
internal static class IdChecks
{
    public static void Run(KnowledgeContent content, Reading reading)
    {
        Unique(content.Findings, finding => finding.Id, "finding", reading);
        Unique(content.Questions, question => question.Id, "question", reading);
        Unique(content.Causes, cause => cause.Id, "cause", reading);
        Unique(content.RedFlags, flag => flag.Id, "red flag", reading);
        Unique(content.Remedies, remedy => remedy.Id, "remedy", reading);
        Unique(content.Medicines, medicine => medicine.Id, "medicine", reading);
        Unique(content.Tests, test => test.Id, "test", reading);
        Unique(content.Guides, guide => guide.Id, "guide", reading);
        Unique(content.Evidence, record => record.Id, "evidence record", reading);
        Unique(content.Scope, statement => statement.Id, "statement of scope.yaml", reading);
        Aliases(content, reading);
    }

    private static void Unique<T>(IEnumerable<T> items, Func<T, string> id, string kind, Reading reading)
        where T : class
    {
        foreach (var group in items.GroupBy(id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var first = reading.PlaceOf(group.First());
            foreach (var item in group.Skip(1))
            {
                reading.Add(reading.PlaceOf(item), $"The {kind} '{group.Key}' stands already at {first.File}:{first.Line}; every id may stand once.");
            }
        }
    }

    private static void Aliases(KnowledgeContent content, Reading reading)
    {
        var taken = content.Findings.Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in content.Findings)
        {
            foreach (var alias in finding.Aliases.Where(alias => !taken.Add(alias)))
            {
                reading.Add(reading.PlaceOf(finding), $"The alias '{alias}' of finding '{finding.Id}' is already an id or alias of another finding; an alias may mean one thing only.");
            }
        }
    }
}
