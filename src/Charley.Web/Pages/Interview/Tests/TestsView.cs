using System.Collections.Immutable;
using Charley.Web.Components;

namespace Charley.Web.Pages.Interview.Tests;

/// <summary>The page of test results as it is shown.</summary>
/// <param name="Id">The interview.</param>
/// <param name="IsOver">Whether nothing is left to ask.</param>
/// <param name="Lines">Results entered so far.</param>
/// <param name="Tests">Tests whose values can be entered, by name.</param>
/// <param name="InWords">Questions about tests that give no value, with what was answered.</param>
/// <param name="Form">What stands in the form.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record TestsView(
    Guid Id,
    bool IsOver,
    ImmutableArray<TestLine> Lines,
    ImmutableArray<ClinicalTest> Tests,
    ImmutableArray<(KnowledgeQuestion Question, IReadOnlyCollection<string> Values)> InWords,
    TestForm Form,
    IReadOnlyList<FieldMistake> Mistakes);

/// <summary>The fields of a new result.</summary>
/// <param name="Choice">Test and unit, joined.</param>
/// <param name="Value">The value as written.</param>
public sealed record TestForm(string Choice, string Value)
{
    /// <summary>Name and id of the field for test and unit.</summary>
    public const string ChoiceField = "test";

    /// <summary>Name and id of the field for the value.</summary>
    public const string ValueField = "value";

    private const char Joint = '|';

    /// <summary>A form in which nothing is filled in.</summary>
    public static TestForm Empty { get; } = new(string.Empty, string.Empty);

    /// <summary>The value of the option for a test in a unit.</summary>
    public static string ChoiceOf(string test, string unit) => test + Joint + unit;

    /// <summary>Test and unit of what was chosen; empty texts if nothing was.</summary>
    public (string Test, string Unit) Chosen()
    {
        var parts = Choice.Split(Joint, 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : (string.Empty, string.Empty);
    }
}
