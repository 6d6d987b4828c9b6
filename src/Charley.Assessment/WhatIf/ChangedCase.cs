using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Resources;
using Charley.Knowledge;
using Charley.Knowledge.Loading;

namespace Charley.Assessment.WhatIf;

/// <summary>A case with one answer changed.</summary>
/// <param name="Subject">The case with the change.</param>
/// <param name="Dropped">Findings whose answers the change rules out; they count as unknown.</param>
public sealed record ChangedCase(PersonCase Subject, ImmutableArray<string> Dropped)
{
    /// <summary>Changes one answer and takes back what no longer fits; says why where that is not possible.</summary>
    /// <param name="knowledge">The knowledge.</param>
    /// <param name="subject">The case.</param>
    /// <param name="finding">Id or alias of the finding.</param>
    /// <param name="instead">The answer to try.</param>
    public static (ChangedCase? Changed, CaseProblem? Problem) Of(KnowledgeBase knowledge, PersonCase subject, string finding, Answer instead)
    {
        if (knowledge.FindingNamed(finding)?.Id is not { } id)
        {
            return Refuse(finding, Sentences.NoSuchFinding(finding) + Spelling.Suggest(finding, knowledge.Findings.Keys));
        }

        if (ComplaintFindings.All.Contains(id, StringComparer.Ordinal))
        {
            return Refuse(id, Sentences.ComplaintStands);
        }

        if (subject.Results.Answers.Any(answer => string.Equals(answer.Key, id, StringComparison.Ordinal)))
        {
            return Refuse(id, Sentences.ResultStands);
        }

        var changed = subject.With(id, instead);
        var question = knowledge.QuestionThatAsks(id);
        if (question.Type == QuestionType.OneOf && instead == Answer.Yes)
        {
            changed = changed.With(question.Findings.Where(other => other != id).Select(other => KeyValuePair.Create(other, Answer.No)));
        }

        if (instead == Answer.Yes && CaseChecks.Contradictions(changed, knowledge).Any(problem => problem.Field == "findings." + id))
        {
            return Refuse(id, Sentences.RuledOut);
        }

        var consistent = CaseChecks.WithoutContradictions(changed, knowledge);
        return (
            new ChangedCase(consistent, [.. changed.Answers.Where(answer => answer.Value == Answer.Yes && !consistent.Answers.ContainsKey(answer.Key)).Select(answer => answer.Key)]),
            null);
    }

    private static (ChangedCase?, CaseProblem) Refuse(string finding, string message) => (null, new CaseProblem("findings." + finding, message));
}
