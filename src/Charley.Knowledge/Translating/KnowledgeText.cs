namespace Charley.Knowledge.Translating;

/// <summary>A text of the knowledge that a person can read, as it stands in English.</summary>
/// <param name="Part">The part of the knowledge to which it belongs; one of <see cref="TextParts.All"/>.</param>
/// <param name="At">Where it is used, for translators: an id and a field.</param>
/// <param name="English">The text.</param>
internal readonly record struct KnowledgeText(string Part, string At, string English);

/// <summary>The parts into which the texts of the knowledge are divided: one file of a translation for each.</summary>
internal static class TextParts
{
    public const string Questions = "questions";

    public const string Findings = "findings";

    public const string RedFlags = "red-flags";

    /// <summary>What a cause is, and how it goes on.</summary>
    public const string Causes = "causes";

    /// <summary>What to know and watch about a cause, and what to ask about it.</summary>
    public const string CauseAdvice = "cause-advice";

    public const string Remedies = "remedies";

    public const string Tests = "tests";

    /// <summary>Levels of urgency, the safety net, what a diary shows over weeks, and the titles of the guides.</summary>
    public const string Others = "others";

    public static IReadOnlyList<string> All { get; } = [Questions, Findings, RedFlags, Causes, CauseAdvice, Remedies, Tests, Others];
}
