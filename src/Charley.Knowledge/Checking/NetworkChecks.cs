using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>The links form a network: right kinds at both ends, no cycle, nothing dangling.</summary>
internal static class NetworkChecks
{
    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        foreach (var cause in content.Causes)
        {
            Links(cause, ids, reading);
            Raises(cause, ids, reading);
        }

        Cycles(content, ids, reading);
        Unused(content, reading);
    }

    private static void Links(Cause cause, KnownIds ids, Reading reading)
    {
        var place = reading.PlaceOf(cause);
        if (!cause.Findings.Any(link => ComplaintFindings.All.Contains(link.Finding, StringComparer.Ordinal)))
        {
            reading.Add(place, $"No finding speaks for cause '{cause.Id}': link at least one of {string.Join(", ", ComplaintFindings.All)}, or it can never explain a complaint.");
        }

        Twice(cause.Findings.Select(link => link.Finding), $"'findings' of '{cause.Id}'", place, reading);
        foreach (var link in cause.Findings)
        {
            KnownIds.Require(link.Finding, ids.Findings.Keys, "finding", reading.PlaceOf(link), reading);
            if (ids.Findings.GetValueOrDefault(link.Finding)?.IsRiskFactor == true)
            {
                reading.Add(reading.PlaceOf(link), $"'{link.Finding}' is a risk factor (it has a prevalence); put it under 'raised-by' of '{cause.Id}'.");
            }
        }
    }

    private static void Raises(Cause cause, KnownIds ids, Reading reading)
    {
        var place = reading.PlaceOf(cause);
        Twice(cause.RaisedBy.Select(raise => raise.Id), $"'raised-by' of '{cause.Id}'", place, reading);
        foreach (var raise in cause.RaisedBy)
        {
            if (ids.Findings.TryGetValue(raise.Id, out var finding))
            {
                if (!finding.IsRiskFactor)
                {
                    reading.Add(reading.PlaceOf(raise), $"'{raise.Id}' hangs below the causes (it has a leak), so it cannot raise '{cause.Id}'; put it under 'findings'.");
                }
            }
            else
            {
                KnownIds.Require(raise.Id, ids.Causes.Keys.Concat(ids.Findings.Keys), "risk factor or cause", reading.PlaceOf(raise), reading);
            }
        }

        if (cause.Requires is { } required && ids.Findings.GetValueOrDefault(required)?.IsRiskFactor != true)
        {
            reading.Add(place, $"'requires' of '{cause.Id}' names '{required}', which is no risk factor.{Spelling.Suggest(required, ids.Findings.Keys)}");
        }
    }

    private static void Cycles(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cause in content.Causes)
        {
            Visit(cause, []);
        }

        void Visit(Cause cause, List<string> path)
        {
            if (path.Contains(cause.Id, StringComparer.Ordinal))
            {
                reading.Add(reading.PlaceOf(cause), $"Causes raise each other in a circle: {string.Join(" <- ", path)} <- {cause.Id}; take one 'raised-by' out.");
                return;
            }

            if (!done.Add(cause.Id))
            {
                return;
            }

            foreach (var parent in cause.RaisedBy.Select(raise => ids.Causes.GetValueOrDefault(raise.Id)).OfType<Cause>())
            {
                done.Remove(parent.Id);
                Visit(parent, [.. path, cause.Id]);
            }
        }
    }

    private static void Unused(KnowledgeContent content, Reading reading)
    {
        var used = content.Causes.SelectMany(cause => cause.Findings.Select(link => link.Finding))
            .Concat(content.Causes.SelectMany(cause => cause.RaisedBy.Select(raise => raise.Id)))
            .Concat(content.Causes.Select(cause => cause.Requires).OfType<string>())
            .Concat(reading.Remembered<Conditions.Condition.HasFinding>().Select(pair => pair.Element.Id))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var finding in content.Findings.Where(finding => !used.Contains(finding.Id)))
        {
            reading.Add(reading.PlaceOf(finding), $"Nothing uses finding '{finding.Id}': no cause, red flag or caution; link it or take it out.");
        }
    }

    private static void Twice(IEnumerable<string> ids, string where, Place place, Reading reading)
    {
        foreach (var id in ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key))
        {
            reading.Add(place, $"'{id}' stands twice in {where}.");
        }
    }
}
