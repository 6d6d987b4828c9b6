using Charley.Knowledge;

namespace Charley.Assessment.Simulation;

/// <summary>What must hold for a result so that it does not alarm without reason.</summary>
public enum AlarmRule
{
    /// <summary>A serious cause is named only where it is not rare, or is why the urgency was raised.</summary>
    RareSeriousCauseUnnamed,

    /// <summary>Where all serious causes together are under 1 in 1,000, none of them leads.</summary>
    SeriousCauseDoesNotLead,

    /// <summary>What is feared and unlikely is said to be rare in whole numbers.</summary>
    FearedSaidInWholeNumbers,

    /// <summary>All four parts of safety-netting are there, and the calls for help are those of the level advised.</summary>
    SafetyNetComplete,

    /// <summary>Being asked again brings the same answer.</summary>
    SameAnswerAgain,
}

/// <summary>Checks results against the rules. Over-alarming is a harm as much as missing something is.</summary>
public static class AlarmRules
{
    /// <summary>Under this chance of all serious causes together, no serious name may lead.</summary>
    private const double Rare = 0.001;

    /// <summary>The rules that a result breaks; none where all is well.</summary>
    /// <param name="knowledge">The knowledge.</param>
    /// <param name="result">The result.</param>
    /// <param name="again">The result of the same answers, asked again.</param>
    public static IEnumerable<AlarmRule> Broken(KnowledgeBase knowledge, AssessmentResult result, AssessmentResult again)
    {
        if (result.Causes.Any(cause => IsSerious(knowledge, cause)
            && cause.Probability < knowledge.Urgency.SeriousNamedFrom && !IsReason(knowledge, result, cause.Id)))
        {
            yield return AlarmRule.RareSeriousCauseUnnamed;
        }

        if (result.Causes.Where(cause => IsSerious(knowledge, cause)).Sum(cause => cause.Present) < Rare
            && !result.Causes.IsEmpty && IsSerious(knowledge, result.Causes[0]) && !IsReason(knowledge, result, result.Causes[0].Id))
        {
            yield return AlarmRule.SeriousCauseDoesNotLead;
        }

        if (result.UnlikelyButFeared.Any(feared => feared.Probability >= knowledge.Urgency.SeriousNamedFrom || !IsInWholeNumbers(feared.Frequency)))
        {
            yield return AlarmRule.FearedSaidInWholeNumbers;
        }

        if (!HasFourParts(knowledge, result))
        {
            yield return AlarmRule.SafetyNetComplete;
        }

        if (!IsSame(result, again))
        {
            yield return AlarmRule.SameAnswerAgain;
        }
    }

    private static bool IsSerious(KnowledgeBase knowledge, CauseResult cause) => knowledge.Causes[cause.Id].Serious;

    private static bool IsReason(KnowledgeBase knowledge, AssessmentResult result, string cause) =>
        result.UrgencyReasons.Any(reason => string.Equals(reason.Cause, cause, StringComparison.Ordinal)
            || knowledge.RedFlags.Any(flag => string.Equals(flag.Id, reason.Rule, StringComparison.Ordinal) && flag.Causes.Contains(cause, StringComparer.Ordinal)));

    /// <summary>"about 3 in 1,000": a number on both sides of "in".</summary>
    private static bool IsInWholeNumbers(string frequency) =>
        frequency.Split(" in ") is [.., var left, var right]
        && left.Length > 0 && char.IsAsciiDigit(left[^1])
        && right.Length > 0 && char.IsAsciiDigit(right[0]);

    private static bool HasFourParts(KnowledgeBase knowledge, AssessmentResult result)
    {
        var net = result.SafetyNetting;
        return !net.Uncertain.IsEmpty
            && !net.LookOutFor.IsEmpty
            && !net.GetHelp.IsEmpty
            && !net.GetHelp.Any(help => IsOnlyOfLowerLevels(knowledge, help, result.Urgency))
            && net.Expect.IsEmpty == result.Causes.IsEmpty
            && net.LookAgainDays is null == (result.Urgency == Urgency.EmergencyNow);
    }

    private static bool IsOnlyOfLowerLevels(KnowledgeBase knowledge, string help, Urgency urgency)
    {
        var levels = knowledge.RedFlags.Where(flag => string.Equals(flag.Do, help, StringComparison.Ordinal)).Select(flag => flag.Urgency).ToList();
        return levels.Count > 0 && levels.TrueForAll(level => level < urgency);
    }

    private static bool IsSame(AssessmentResult result, AssessmentResult again) =>
        result.Urgency == again.Urgency
        && result.Causes.Select(cause => (cause.Id, cause.Probability)).SequenceEqual(again.Causes.Select(cause => (cause.Id, cause.Probability)))
        && result.Plan.Select(item => item.Remedy).SequenceEqual(again.Plan.Select(item => item.Remedy), StringComparer.Ordinal)
        && result.NextQuestions.Select(question => question.Id).SequenceEqual(again.NextQuestions.Select(question => question.Id), StringComparer.Ordinal);
}
