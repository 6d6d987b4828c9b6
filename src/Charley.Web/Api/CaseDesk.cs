using Charley.Assessment.Cases;
using Charley.Assessment.Conflicts;

namespace Charley.Web.Api;

/// <summary>Turns what was sent into a case, or into everything that is wrong with it.</summary>
/// <param name="knowledge">What a case may name.</param>
/// <param name="conflicts">Finds answers that cannot all be true.</param>
internal sealed class CaseDesk(KnowledgeBase knowledge, AnswerConflicts conflicts)
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

        var (subject, mistakes) = CaseChecks.Check(input, knowledge);
        return subject is not null && conflicts.Find(subject) is { } conflict ? (null, conflict.Problems) : (subject, mistakes);
    }
}
