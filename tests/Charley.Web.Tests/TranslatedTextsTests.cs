using System.Text.RegularExpressions;

namespace Charley.Web.Tests;

/// <summary>What is promised in German is there in German: every text, with the same places for values.</summary>
public sealed partial class TranslatedTextsTests
{
    /// <summary>Files of pages that are English, of which only the words that German pages borrow are translated.</summary>
    private static readonly string[] Borrowed = ["ExperimentTexts", "LibraryTexts", "PlanTexts"];

    /// <summary>What the interview, its results, the warning signs and the relief are made of, and pages whose texts are ready. Two files are named ImportTexts.</summary>
    private static readonly string[] Whole =
    [
        "AboutTexts", "AnswersTexts", "BodyTexts", "ChecksTexts", "ComponentsTexts", "DeletedTexts", "DiaryTexts", "EntryTexts", "ErrorTexts",
        "ExportTexts", "GuideTexts", "GuidedTexts", "HandOverTexts", "HomeTexts", "ImportTexts", "ImportTexts", "LayoutTexts", "Messages", "MoreTexts",
        "PeopleTexts", "QuestionTexts", "ReliefTexts", "ReportTexts", "ResultTexts", "RoutineTexts", "Sentences", "SharedTexts", "StartTexts", "TestsTexts",
        "TriggerTexts", "WhatIfTexts", "WordTexts", "WorryTexts",
    ];

    [Fact]
    public void Every_promised_file_has_German_beside_it() =>
        Assert.Equal(
            Whole.Concat(Borrowed).Order(StringComparer.Ordinal),
            ResourceFiles.Translated().Select(file => Path.GetFileNameWithoutExtension(file.English)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_text_of_a_promised_file_is_translated() =>
        Assert.Empty(
            from file in ResourceFiles.Translated()
            where Whole.Contains(Path.GetFileNameWithoutExtension(file.English))
            let german = ResourceFiles.Read(file.German)
            from text in ResourceFiles.Read(file.English)
            where string.IsNullOrWhiteSpace(german.GetValueOrDefault(text.Key))
            select $"{file.German}: {text.Key}");

    [Fact]
    public void Every_translation_belongs_to_an_English_text_and_has_the_same_places_for_values() =>
        Assert.Empty(
            from file in ResourceFiles.Translated()
            let english = ResourceFiles.Read(file.English)
            from text in ResourceFiles.Read(file.German)
            where !english.TryGetValue(text.Key, out var source) || !Places(source).SetEquals(Places(text.Value))
            select $"{file.German}: {text.Key}");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
