using Charley.Knowledge.Loading;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>The knowledge in another language: what is translated is said so, and everything else stays English.</summary>
public sealed class TranslationTests : IDisposable
{
    private readonly SmallKnowledge _small = new();

    [Fact]
    public void Every_kind_of_text_is_said_in_the_other_language_and_nothing_else_changes()
    {
        var english = RealKnowledge.Value;
        var folder = Directory.CreateTempSubdirectory("charley-translated-");
        try
        {
            CopyTo(folder.FullName);
            foreach (var part in english.TranslationInto("fr").Parts)
            {
                var shouted = part with { Entries = [.. part.Entries.Select(entry => entry with { Text = "<" + entry.English + ">" })] };
                Write(folder.FullName, part.File, TranslationFileOf("fr", shouted));
            }

            var french = KnowledgeBase.Load(folder.FullName).In("fr");

            Assert.Equal("fr", french.Language);
            Assert.Equal(0, french.TranslationInto("fr").Missing);
            Assert.All(french.Findings.Values, finding => Assert.True(IsShouted(finding.Name) && IsShouted(finding.WhenYes) && IsShouted(finding.WhenNo)));
            Assert.All(french.Questions, question => Assert.True(IsShouted(question.Text) && IsShouted(question.Help ?? "<>") && IsShouted(question.None ?? "<>") && IsShouted(question.Group ?? "<>")));
            Assert.All(french.Questions.SelectMany(question => question.Options).Where(option => option.Text.Length > 0), option => Assert.True(IsShouted(option.Text)));
            Assert.All(french.RedFlags, flag => Assert.True(IsShouted(flag.Title) && IsShouted(flag.Why.Text) && IsShouted(flag.Do)));
            Assert.All(french.Causes.Values, cause => Assert.True(IsShouted(cause.Name) && IsShouted(cause.Summary.Text) && IsShouted(cause.Mechanism.Text) && IsShouted(cause.Expect.Text) && IsShouted(cause.Feared?.Why.Text ?? "<>")));
            Assert.All(french.Causes.Values.SelectMany(cause => cause.Watch.Concat(cause.Claims)), statement => Assert.True(IsShouted(statement.Text)));
            Assert.All(french.Causes.Values.SelectMany(cause => cause.Doctor.Questions), question => Assert.True(IsShouted(question)));
            Assert.All(french.Remedies.Values, remedy => Assert.True(IsShouted(remedy.Name) && IsShouted(remedy.Says.Text) && remedy.Steps.All(IsShouted) && remedy.Cautions.All(caution => IsShouted(caution.Reason)) && remedy.Guided.All(move => IsShouted(move.Text)) && IsShouted(remedy.TimeToEffect ?? "<>")));
            Assert.All(french.Tests.Values, test => Assert.True(IsShouted(test.Name) && IsShouted(test.What.Text) && IsShouted(test.Sample)));
            Assert.All(french.Urgency.Levels, level => Assert.True(IsShouted(level.Name) && IsShouted(level.Do)));
            Assert.All(french.SafetyNet.Concat(french.Courses.Select(course => course.Says)), statement => Assert.True(IsShouted(statement.Text)));
            Assert.Equal(english.Causes.Keys.Order(StringComparer.Ordinal), french.Causes.Keys.Order(StringComparer.Ordinal));
            Assert.All(french.Causes.Values, cause => Assert.Equal(english.Causes[cause.Id].Prevalence.Value, cause.Prevalence.Value));
            Assert.Equal(english.Questions[0].Text, french.In("en").Questions[0].Text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_language_that_nobody_translated_is_English()
    {
        var knowledge = KnowledgeBase.Load(_small.Folder);

        Assert.Same(knowledge, knowledge.In("fr"));
        Assert.Empty(knowledge.TranslatedInto);
        Assert.True(knowledge.TranslationInto("fr").Missing > 0);
    }

    [Fact]
    public void An_English_sentence_that_changed_is_said_in_English_and_its_old_translation_is_left_over()
    {
        var text = KnowledgeBase.Load(_small.Folder).Questions[0].Text;
        _small.Write("translations/fr/questions.yaml", $"- en: \"{text}\"\n  fr: Bonjour\n");
        Assert.Equal("Bonjour", KnowledgeBase.Load(_small.Folder).In("fr").Questions[0].Text);

        _small.Write("translations/fr/questions.yaml", "- en: What was it before?\n  fr: Bonjour\n");
        var changed = KnowledgeBase.Load(_small.Folder);

        Assert.Equal(text, changed.In("fr").Questions[0].Text);
        Assert.Equal(1, changed.TranslationInto("fr").LeftOver);
        Assert.Equal("Bonjour", changed.TranslationInto("fr").Parts.Single(part => part.Name == "questions").LeftOver[0].Text);
    }

    [Fact]
    public void Writing_the_file_again_keeps_what_was_translated_and_what_is_left_over()
    {
        var text = KnowledgeBase.Load(_small.Folder).Questions[0].Text;
        _small.Write("translations/fr/questions.yaml", $"- en: \"{text}\"\n  fr: \"Bon\\\\jour: \\\"ça\\\" # non\"\n- en: Gone\n  fr: Parti\n");
        var part = KnowledgeBase.Load(_small.Folder).TranslationInto("fr").Parts.Single(one => one.Name == "questions");

        _small.Write(part.File, TranslationFileOf("fr", part));
        var again = KnowledgeBase.Load(_small.Folder).TranslationInto("fr").Parts.Single(one => one.Name == "questions");

        Assert.Equal(part.Entries, again.Entries);
        Assert.Equal(part.LeftOver, again.LeftOver);
        Assert.Contains(again.Entries, entry => entry.Text == "Bon\\jour: \"ça\" # non");
        Assert.Equal("Parti", Assert.Single(again.LeftOver).Text);
    }

    [Theory]
    [InlineData("- en: Hello\n", "'fr' of a text must be a text; leave it empty with \"\".", "questions")]
    [InlineData("- fr: Bonjour\n", "a text lacks the field 'en'; add it.", "questions")]
    [InlineData("- {en: Hello, fr: Bonjour, de: Hallo}\n", "a text has no field 'de'.", "questions")]
    [InlineData("- {en: Hello, fr: Bonjour}\n- {en: Hello, fr: Salut}\n", "stands twice in this file", "questions")]
    [InlineData("- {en: Hello, fr: Bonjour}\n", "Did you mean 'questions'?", "question")]
    public void A_slip_in_a_translation_is_named_with_its_file(string text, string message, string part)
    {
        var file = $"translations/fr/{part}.yaml";
        _small.Write(file, text);

        var issue = Assert.Single(KnowledgeLoader.Load(_small.Folder).Issues);

        Assert.Equal(file, issue.File);
        Assert.Contains(message, issue.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _small.Dispose();

    private static string TranslationFileOf(string language, Translating.TranslationPart part) => Translating.TranslationFile.Write(language, part);

    private static bool IsShouted(string text) => text.StartsWith('<') && text.EndsWith('>');

    private static void CopyTo(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(RealKnowledge.Folder, "*.yaml", SearchOption.AllDirectories))
        {
            Write(folder, Path.GetRelativePath(RealKnowledge.Folder, path), File.ReadAllText(path));
        }
    }

    private static void Write(string folder, string file, string text)
    {
        var full = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
