using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>All checks that look at more than one element at once.</summary>
internal static class KnowledgeChecks
{
    public static void Run(KnowledgeContent content, Reading reading)
    {
        var ids = new KnownIds(content);
        IdChecks.Run(content, reading);
        EvidenceChecks.Run(content, ids, reading);
        NumberChecks.Run(content, ids, reading);
        NetworkChecks.Run(content, ids, reading);
        QuestionChecks.Run(content, ids, reading);
        TestChecks.Run(content, ids, reading);
        ConditionChecks.Run(content, ids, reading);
        ReferenceChecks.Run(content, ids, reading);
        HabitChecks.Run(content, ids, reading);
        CourseChecks.Run(content, reading);
        VerdictChecks.Run(content, ids, reading);
        CoverageChecks.Run(content, reading);
    }
}
