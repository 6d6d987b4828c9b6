using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Triage;

/// <summary>Which red flags fire.</summary>
public static class RedFlagRules
{
    /// <summary>The red flags whose condition is certainly true, the most urgent first.</summary>
    public static ImmutableArray<RedFlag> Firing(KnowledgeBase knowledge, PersonCase subject)
    {
        var facts = subject.Facts;
        return [.. knowledge.RedFlags
            .Where(flag => flag.When.Holds(facts))
            .OrderByDescending(flag => flag.Urgency)];
    }

    /// <summary>The findings on the page of red-flag checks that the person answered with yes.</summary>
    public static ImmutableArray<string> SignsPresent(KnowledgeBase knowledge, PersonCase subject) =>
        [.. subject.Answers
            .Where(answer => answer.Value == Answer.Yes && knowledge.QuestionThatAsks(answer.Key).Stage == QuestionStage.RedFlags)
            .Select(answer => answer.Key)];
}
