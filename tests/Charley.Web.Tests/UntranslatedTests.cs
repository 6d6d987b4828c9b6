using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Web.Tests;

/// <summary>A text of the knowledge that nobody has translated yet is read in English, and is said to be English.</summary>
public sealed class UntranslatedTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningCharley? _charley;

    public async ValueTask InitializeAsync()
    {
        foreach (var path in Directory.EnumerateFiles(RealKnowledge.Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = _folder.File(Path.GetRelativePath(RealKnowledge.Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        await File.WriteAllTextAsync(_folder.File("translations/de/questions.yaml"), "- en: What brings you here?\n  de: Warum sind Sie hier?\n", TestContext.Current.CancellationToken);
        _charley = new RunningCharley { Knowledge = KnowledgeBase.Load(_folder.Path) };
        await _charley.InitializeAsync();
    }

    [Fact]
    public async Task It_is_marked_as_English_on_a_German_page_and_what_is_translated_is_not()
    {
        using var visitor = _charley!.Visit();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "de");

        var start = await visitor.Get("/start");

        Assert.Equal("de", start.Html.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Where is it?", start.Html.QuerySelectorAll("main fieldset.question legend [lang=en]").Select(text => text.TextContent), StringComparer.Ordinal);
        Assert.Contains("Calf", start.Html.QuerySelectorAll("main fieldset.question label [lang=en]").Select(text => text.TextContent), StringComparer.Ordinal);
        Assert.DoesNotContain("Warum sind Sie hier?", start.Html.QuerySelectorAll("main [lang=en]").Select(text => text.TextContent), StringComparer.Ordinal);
        Assert.Contains("Warum sind Sie hier?", start.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_marked_on_an_English_page()
    {
        using var visitor = _charley!.Visit();

        Assert.Empty((await visitor.Get("/start")).Html.QuerySelectorAll("main [lang]"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_charley is not null)
        {
            await _charley.DisposeAsync();
        }

        _folder.Dispose();
    }
}
