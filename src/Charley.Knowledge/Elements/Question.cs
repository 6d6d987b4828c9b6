using System.Collections.Immutable;
using Charley.Knowledge.Conditions;

namespace Charley.Knowledge;

/// <summary>When in the interview a question stands.</summary>
public enum QuestionStage
{
    /// <summary>On the first pages: complaint, site, since when.</summary>
    Start,

    /// <summary>On the page of red-flag checks, always asked where it fits.</summary>
    RedFlags,

    /// <summary>Asked one at a time, the most valuable first.</summary>
    Adaptive,

    /// <summary>About results of tests: never asked by itself, only answered by people who have results.</summary>
    Results,
}

/// <summary>How a question is answered.</summary>
public enum QuestionType
{
    /// <summary>Yes or no about one finding.</summary>
    YesNo,

    /// <summary>One option; its finding is yes, the others no.</summary>
    OneOf,

    /// <summary>Any number of options; ticked ones are yes, the rest no.</summary>
    AnyOf,
}

/// <summary>One option of a question.</summary>
/// <param name="Finding">The finding that choosing it answers with yes; null for an option that says no to all.</param>
/// <param name="Text">The option as the person reads it.</param>
public sealed record QuestionOption(string? Finding, string Text);

/// <summary>How findings are asked.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Stage">Where in the interview it stands.</param>
/// <param name="Type">How it is answered.</param>
/// <param name="Text">The question.</param>
/// <param name="Help">One or two sentences of help; null if none is needed.</param>
/// <param name="Group">Heading on the red-flag page; null elsewhere.</param>
/// <param name="Options">The options; for yes-no one option that names the finding.</param>
/// <param name="None">Wording of "none of these" for any-of questions; null elsewhere.</param>
/// <param name="When">Asked only if this holds; null means always.</param>
/// <param name="Burden">1 (easy) to 3 (private or hard to answer).</param>
public sealed record Question(
    string Id,
    QuestionStage Stage,
    QuestionType Type,
    string Text,
    string? Help,
    string? Group,
    ImmutableArray<QuestionOption> Options,
    string? None,
    Condition? When,
    int Burden)
{
    /// <summary>The findings that the question asks, in the order of its options.</summary>
    public IEnumerable<string> Findings => Options.Select(option => option.Finding).OfType<string>();
}
