using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.WhatIf;
using Charley.Web.Components;
using Charley.Web.Pages.Interview.Asking;

namespace Charley.Web.Pages.Interview.WhatIf;

/// <summary>A finding that can be supposed otherwise.</summary>
/// <param name="Finding">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record WhatIfOption(string Finding, string Name);

/// <summary>The findings of one question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Options">Its findings.</param>
public sealed record WhatIfGroup(string Question, ImmutableArray<WhatIfOption> Options);

/// <summary>What would be different, as it is shown.</summary>
/// <param name="Id">The interview.</param>
/// <param name="Form">What is chosen.</param>
/// <param name="Influences">The answers on which most hangs.</param>
/// <param name="Groups">All that can be supposed.</param>
/// <param name="Result">What would be different; null before anything was supposed.</param>
/// <param name="ChangePath">Where to change that answer for good; null before anything was supposed.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record WhatIfView(
    Guid Id,
    WhatIfForm Form,
    ImmutableArray<AnswerInfluence> Influences,
    ImmutableArray<WhatIfGroup> Groups,
    WhatIfResult? Result,
    string? ChangePath,
    IReadOnlyList<FieldMistake> Mistakes)
{
    /// <summary>The findings of the questions that fit this person, in their order; sensitive ones too, since they are asked as well.</summary>
    public static ImmutableArray<WhatIfGroup> GroupsFor(KnowledgeBase knowledge, PersonCase subject) =>
    [
        .. knowledge.Questions
            .Where(question => question.Stage != QuestionStage.Results && !Start.StartForm.IsComplaint(question) && OpenQuestions.Fits(question, subject))
            .OrderBy(question => question.Stage == QuestionStage.RedFlags)
            .Select(question => new WhatIfGroup(
                question.Text,
                [.. question.Findings.Select(finding => new WhatIfOption(finding, Capital.First(knowledge.Findings[finding].Name)))])),
    ];

    /// <summary>The page on which an answer is changed for good.</summary>
    public static string ChangePathOf(Guid id, KnowledgeBase knowledge, string finding) =>
        InterviewPaths.Answer(id, AskingEndpoints.PlaceOf(knowledge, knowledge.QuestionThatAsks(finding).Id));
}
