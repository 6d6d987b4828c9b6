using System.Globalization;
using System.Text.RegularExpressions;
using Charley.Knowledge.Translating;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>What can be told about a translation without reading it: it is whole, keeps every figure, and speaks politely.</summary>
public sealed partial class TranslationQualityTests
{
    [Theory]
    [InlineData("About 4 in 10, 2.5 mg and 1,000 people.", "Etwa 4 von 10, 2,5 mg und 1.000 Menschen.", true)]
    [InlineData("Call an ambulance.", "Rufen Sie den Notruf 112 oder die 116 117.", true)]
    [InlineData("After 10 to 15 seconds.", "Nach 10 bis 15 Sekunden.", true)]
    [InlineData("About 4 in 10.", "Etwa 4 von 100.", false)]
    [InlineData("Hold for 2.5 seconds.", "2.5 Sekunden halten.", false)]
    [InlineData("Twice in 3 days.", "Zweimal.", false)]
    public void Figures_are_compared_as_each_language_writes_them(string english, string german, bool same) =>
        Assert.Equal(same, Figures(english, CultureInfo.GetCultureInfo("en")).SequenceEqual(Figures(german, CultureInfo.GetCultureInfo("de"))));

    [Fact]
    public void Every_text_is_in_German_and_no_translation_is_left_over()
    {
        var german = RealKnowledge.Value.TranslationInto("de");

        Assert.Empty(german.Parts.SelectMany(part => part.Entries.Where(entry => entry.Text.Length == 0).Select(entry => $"{part.File}: {entry.English}")));
        Assert.Empty(german.Parts.SelectMany(part => part.LeftOver.Select(entry => $"{part.File}: {entry.English}")));
        Assert.Empty(RealKnowledge.Value.In("de").Untranslated);
    }

    [Fact]
    public void Every_translation_keeps_every_figure() =>
        Assert.Empty(Translated()
            .Where(entry => !Figures(entry.English, CultureInfo.GetCultureInfo("en")).SequenceEqual(Figures(entry.Text, CultureInfo.GetCultureInfo("de"))))
            .Select(entry => $"{entry.English} | {entry.Text}"));

    [Fact]
    public void Nobody_is_addressed_as_a_child() =>
        Assert.Empty(Translated().Where(entry => Familiar().IsMatch(entry.Text)).Select(entry => entry.Text));

    [Fact]
    public void A_sentence_stays_a_sentence_and_a_question_a_question() =>
        Assert.Empty(Translated().Where(entry => End(entry.English) != End(entry.Text)).Select(entry => $"{entry.English} | {entry.Text}"));

    private static IEnumerable<TranslationEntry> Translated() =>
        RealKnowledge.Value.TranslatedInto
            .SelectMany(language => RealKnowledge.Value.TranslationInto(language).Parts)
            .SelectMany(part => part.Entries)
            .Where(entry => entry.Text.Length > 0);

    private static IEnumerable<decimal> Figures(string text, CultureInfo culture) =>
        Figure().Matches(HelpLine().Replace(text, string.Empty))
            .Select(match => decimal.TryParse(match.Value, NumberStyles.Number, culture, out var figure) && IsWritten(match.Value, figure, culture) ? figure : -1)
            .Distinct()
            .Order();

    /// <summary>Whether a figure is written as the language writes it: "2.5" in German would be read as 25.</summary>
    private static bool IsWritten(string text, decimal figure, CultureInfo culture) =>
        string.Equals(text, figure.ToString(culture), StringComparison.Ordinal)
        || string.Equals(text, figure.ToString("N0", culture), StringComparison.Ordinal);

    private static char? End(string text) => text[^1] is '.' or '?' or '!' ? text[^1] : null;

    /// <summary>Germans are told the numbers to call, which the English text cannot know.</summary>
    [GeneratedRegex(@"\b(112|116 ?117)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HelpLine();

    [GeneratedRegex(@"\d+([.,]\d+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\b(du|dir|dich|dein\w*)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Familiar();
}
