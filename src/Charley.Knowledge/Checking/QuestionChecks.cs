using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Every finding is asked by exactly one question, and every question is answerable.</summary>
internal static class QuestionChecks
{
    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        var askedBy = new Dictionary<string, Question>(StringComparer.Ordinal);
        foreach (var question in content.Questions)
        {
            var place = reading.PlaceOf(question);
            foreach (var finding in question.Findings)
            {
                KnownIds.Require(finding, ids.Findings.Keys, "finding", place, reading);
                if (ids.Findings.TryGetValue(finding, out var asked) && (asked.Kind == FindingKind.Result) != (question.Stage == QuestionStage.Results))
                {
                    reading.Add(place, $"Question '{question.Id}' asks '{finding}' at the wrong stage: findings of kind 'result', and only these, are asked at stage 'results', so that nobody without results is asked for them.");
                }

                if (!askedBy.TryAdd(finding, question))
                {
                    reading.Add(place, $"Question '{question.Id}' asks '{finding}', which '{askedBy[finding].Id}' asks already; ask each finding once.");
                }
            }

            if (question.Stage == QuestionStage.RedFlags && question.Group is null)
            {
                reading.Add(place, $"Question '{question.Id}' stands on the red-flag page and needs a 'group' heading.");
            }

            if (question.Type == QuestionType.AnyOf && question.None is null)
            {
                reading.Add(place, $"Question '{question.Id}' needs a wording for 'none'.");
            }
        }

        foreach (var finding in content.Findings.Where(finding => !askedBy.ContainsKey(finding.Id)))
        {
            reading.Add(reading.PlaceOf(finding), $"No question asks finding '{finding.Id}'; add it to a question or take it out.");
        }
    }
}
