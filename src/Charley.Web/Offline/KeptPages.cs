using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Charley.Web.Assets;
using Charley.Web.Languages;
using Charley.Web.Pages.Relief;
using Charley.Web.Pages.Routines;

namespace Charley.Web.Offline;

/// <summary>What a device keeps, so that help during a cramp opens without a connection: pages that are the same for everybody.</summary>
internal sealed class KeptPages
{
    private const int VersionBytes = 8;

    private static readonly ImmutableArray<string> Assets =
        ["charley.css", "player.js", "offline.js", "favicon.svg", "atkinson-hyperlegible-next-5.3.0-latin.woff2"];

    /// <summary>Draws up the list for the knowledge and the files of this build, in the language of the request.</summary>
    public KeptPages(Spoken spoken, EmbeddedAssets files)
    {
        var knowledge = spoken.Knowledge;

        // Asks for a page as it is kept: in this language, without forms, and without anything of a person.
        var mark = $"?{LanguageChoice.CopyField}={PageLanguages.Now.Code}";
        ImmutableArray<string> pages =
            [ReliefContent.Path, .. ReliefContent.Sites(knowledge).Select(site => site.Path), RoutinePaths.All, .. RoutinePaths.Of(knowledge)];
        ImmutableArray<string> assets = [.. Assets.Select(files.PathOf)];
        var version = Version(knowledge, [.. assets, mark]);
        var list = JsonSerializer.Serialize(new { version, mark, pages, assets }, JsonSerializerOptions.Web);
        Worker = $"const keep = {list};\n{EmbeddedText.Of("offline/service-worker.js")}";
    }

    /// <summary>The service worker's script.</summary>
    public string Worker { get; }

    /// <summary>Whether the page is asked for to be kept.</summary>
    public static bool IsAskedFor(HttpContext context) => context.Request.Query.ContainsKey(LanguageChoice.CopyField);

    /// <summary>Changes with every build, every file and every word of help, so that no device shows old help for long.</summary>
    private static string Version(KnowledgeBase knowledge, ImmutableArray<string> assets)
    {
        var remedies = knowledge.Remedies.Values
            .OrderBy(remedy => remedy.Id, StringComparer.Ordinal)
            .SelectMany(remedy => remedy.Steps.Concat(remedy.Guided.Select(move => move.ToString())).Append(remedy.Says.Text).Append(remedy.Name));
        var signs = knowledge.Questions.Where(question => question.Stage == QuestionStage.RedFlags)
            .SelectMany(question => question.Options.Select(option => option.Text).Append(question.Text));
        var all = string.Join('\n', [.. assets, .. remedies, .. signs, Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId.ToString()]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, VersionBytes));
    }
}
