using Charley.Knowledge.Conditions;
using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Conditions name what exists; those of red flags can only be made true by more signs.</summary>
internal static class ConditionChecks
{
    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        foreach (var (condition, place) in reading.Remembered<Condition>().ToList())
        {
            Known(condition, place, ids, reading);
        }

        foreach (var flag in content.RedFlags)
        {
            foreach (var part in flag.When.Walk().Where(part => part is Condition.Negation or Condition.RedFlagFires or Condition.CauseOver))
            {
                reading.Add(reading.PlaceOf(part), $"Red flag '{flag.Id}' uses 'not', 'red-flag' or 'cause'; a red flag may only be made true by signs, so that more signs never lower the urgency.");
            }

            foreach (var cause in flag.Causes)
            {
                KnownIds.Require(cause, ids.Causes.Keys, "cause", reading.PlaceOf(flag), reading);
            }
        }

        foreach (var question in content.Questions.Where(question => question.When is not null))
        {
            foreach (var part in question.When!.Walk().Where(part => part is Condition.RedFlagFires or Condition.CauseOver))
            {
                reading.Add(reading.PlaceOf(part), $"Question '{question.Id}' may not depend on red flags or chances of causes, only on answers and the person.");
            }
        }
    }

    private static void Known(Condition condition, Place place, KnownIds ids, Reading reading)
    {
        switch (condition)
        {
            case Condition.HasFinding finding:
                KnownIds.Require(finding.Id, ids.Findings.Keys, "finding", place, reading);
                break;
            case Condition.RedFlagFires flag:
                KnownIds.Require(flag.Id, ids.RedFlags, "red flag", place, reading);
                break;
            case Condition.CauseOver cause:
                KnownIds.Require(cause.Id, ids.Causes.Keys, "cause", place, reading);
                break;
            case Condition.AtLeast atLeast when atLeast.Count < 1 || atLeast.Count > atLeast.Parts.Length:
                reading.Add(place, $"'at-least: {atLeast.Count}' of {atLeast.Parts.Length} can never matter; give a number from 1 to {atLeast.Parts.Length}.");
                break;
            default:
                break;
        }
    }
}
