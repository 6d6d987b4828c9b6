using Charley.Assessment.Cases;
using Charley.Web.Languages;

namespace Charley.Web.Api;

/// <summary>Turns what was sent into a case, or into everything that is wrong with it.</summary>
/// <param name="spoken">What a case may name, and what says which answers cannot all be true.</param>
internal sealed class CaseDesk(Spoken spoken)
{
    /// <summary>The case; null, with the problems, if it has any.</summary>
    /// <param name="input">The case as it was read.</param>
    /// <param name="problems">Problems of form; with any of them nothing else is looked at.</param>
    public (PersonCase? Subject, IReadOnlyList<CaseProblem> Problems) Check(CaseInput input, IReadOnlyList<CaseProblem> problems)
    {
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var (subject, mistakes) = CaseChecks.Check(input, spoken.Knowledge);
        return subject is not null && spoken.Conflicts.Find(subject) is { } conflict ? (null, conflict.Problems) : (subject, mistakes);
    }
}
