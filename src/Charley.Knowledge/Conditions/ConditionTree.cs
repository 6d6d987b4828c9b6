using System.Collections.Immutable;

namespace Charley.Knowledge.Conditions;

/// <summary>Walks conditions.</summary>
public static class ConditionTree
{
    /// <summary>This condition and everything inside it.</summary>
    public static IEnumerable<Condition> Walk(this Condition condition) =>
        Children(condition).SelectMany(Walk).Prepend(condition);

    /// <summary>The findings that a condition speaks of.</summary>
    public static IEnumerable<string> Findings(this Condition condition) =>
        condition.Walk().OfType<Condition.HasFinding>().Select(finding => finding.Id).Distinct(StringComparer.Ordinal);

    private static ImmutableArray<Condition> Children(Condition condition) => condition switch
    {
        Condition.All all => all.Parts,
        Condition.Any any => any.Parts,
        Condition.AtLeast atLeast => atLeast.Parts,
        Condition.Negation not => [not.Part],
        _ => [],
    };
}
