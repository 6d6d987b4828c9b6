using Charley.Assessment.Cases;
using Charley.Assessment.Conflicts;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;

namespace Charley.Output;

/// <summary>Says which answers cannot all be true. A warning sign among the answers counts all the same, so its advice stands.</summary>
internal static class ConflictText
{
    /// <summary>Writes the conflict of a case, if it has one.</summary>
    /// <returns>Whether it has one.</returns>
    public static bool Write(PersonModels models, PersonCase subject, TextWriter error)
    {
        if (new AnswerConflicts(models).Find(subject) is not { } conflict)
        {
            return false;
        }

        error.WriteLine(Texts.ConflictHeading);
        foreach (var problem in conflict.Problems)
        {
            error.WriteLine("  - " + problem);
        }

        if (RedFlagRules.Firing(models.Knowledge, subject) is [var flag, ..])
        {
            error.WriteLine(Texts.ConflictButUrgent(models.Knowledge.Urgency[flag.Urgency].Name, flag.Do));
        }

        return true;
    }
}
