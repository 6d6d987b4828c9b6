using System.Collections.Frozen;
using System.Collections.Immutable;
using Charley.Knowledge.Checking;
using Charley.Knowledge.Translating;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Loading;

/// <summary>The knowledge, or the mistakes that keep it from being loaded.</summary>
/// <param name="Knowledge">The knowledge; null if there is any mistake.</param>
/// <param name="Issues">Every mistake, in the order of files and lines.</param>
public sealed record LoadResult(KnowledgeBase? Knowledge, IReadOnlyList<Issue> Issues);

/// <summary>Reads and checks the knowledge folder. A broken knowledge base is never half-loaded.</summary>
public static class KnowledgeLoader
{
    /// <summary>Reads every file below the folder; names all mistakes at once.</summary>
    /// <param name="folder">The knowledge folder.</param>
    public static LoadResult Load(string folder) => Load(folder, static (_, _) => { });

    /// <summary>
    /// As <see cref="Load(string)"/>, and also names what is not traced to a source or a reason: numbers, sentences,
    /// medicines, tests and codes. Such knowledge can be used, but it must not be released.
    /// </summary>
    /// <param name="folder">The knowledge folder.</param>
    public static LoadResult LoadStrictly(string folder) => Load(folder, StrictChecks.Run);

    private static LoadResult Load(string folder, Action<KnowledgeContent, Reading> furtherChecks)
    {
        var reading = new Reading();
        if (!Directory.Exists(folder))
        {
            reading.Add(new Place(folder, 1), "This knowledge folder does not exist; name the folder that holds causes/, findings/ and questions/.");
            return new LoadResult(null, reading.Issues);
        }

        var files = new KnowledgeFiles(folder, reading);
        var content = new KnowledgeContent(
            files.Lists("findings", "a finding", FindingReaders.Finding),
            files.Lists("questions", "a question", FindingReaders.Question),
            files.Singles("causes", "the cause", CauseReader.Cause, cause => cause.Id),
            files.Lists("red-flags", "a red flag", CareReaders.RedFlag),
            files.Singles("remedies", "the remedy", CareReaders.Remedy, remedy => remedy.Id),
            files.Lists("medicines", "a medicine", CareReaders.Medicine),
            files.Lists("tests", "a test", TestReader.Test),
            files.Singles("guides", "the guide", PageReaders.Guide, guide => guide.Id),
            files.Lists("evidence", "an evidence record", PageReaders.Evidence),
            files.Single("urgency.yaml", "urgency.yaml", UrgencyReader.Policy),
            files.List("exposures.yaml", "a habit of the diary", HabitReader.Habit),
            files.List("course.yaml", "a course of the diary", CourseReader.Course),
            files.List("safety-net.yaml", "a statement", PartReaders.WholeStatement),
            files.List("verdicts.yaml", "a verdict", PageReaders.Verdict),
            files.Single("scope.yaml", "scope.yaml", map => PageReaders.Scope(map).ToList()) is { } scope ? [.. scope] : []);
        var catalogues = files.Catalogues();
        KnowledgeChecks.Run(content, reading);
        furtherChecks(content, reading);
        return new LoadResult(reading.Issues.Count == 0 ? new KnowledgeBase(content, catalogues) : null, reading.Issues);
    }

    private sealed class KnowledgeFiles(string folder, Reading reading)
    {
        // More than half of all text, and asked for last.
        private static readonly string[] s_ahead = ["evidence", CatalogueReader.Folder];

        private readonly FilesAhead _files = new(folder, s_ahead);

        public ImmutableArray<T> Lists<T>(string subfolder, string what, Func<MapReader, T> read) =>
            [.. Files(subfolder).SelectMany(file => ReadList(file, what, read))];

        public ImmutableArray<T> List<T>(string file, string what, Func<MapReader, T> read) =>
            Present(file) ? [.. ReadList(file, what, read)] : [];

        public ImmutableArray<T> Singles<T>(string subfolder, string what, Func<MapReader, T> read, Func<T, string> id)
            where T : class
        {
            var items = ImmutableArray.CreateBuilder<T>();
            foreach (var file in Files(subfolder))
            {
                if (Parse(file) is not { } node)
                {
                    continue;
                }

                var item = read(new MapReader(node, file, what, reading));
                var expected = Path.GetFileNameWithoutExtension(file);
                if (!string.Equals(id(item), expected, StringComparison.Ordinal))
                {
                    reading.Add(new Place(file, 1), $"The id '{id(item)}' and the file name differ; name the file '{id(item)}.yaml' or mend the id.");
                }

                items.Add(item);
            }

            return items.ToImmutable();
        }

        public T? Single<T>(string file, string what, Func<MapReader, T> read)
            where T : class =>
            Present(file) && Parse(file) is { } node
                ? read(new MapReader(node, file, what, reading))
                : null;

        /// <summary>The translations: none where nobody made any.</summary>
        public ImmutableArray<Catalogue> Catalogues() =>
            Directory.Exists(Path.Combine(folder, CatalogueReader.Folder))
                ? [.. Files(CatalogueReader.Folder).GroupBy(LanguageOf, StringComparer.Ordinal).Select(files => CatalogueOf(files.Key, files))]
                : [];

        private static string LanguageOf(string file) => Path.GetFileName(Path.GetDirectoryName(file)) ?? string.Empty;

        private Catalogue CatalogueOf(string language, IEnumerable<string> languageFiles)
        {
            var parts = new Dictionary<string, ImmutableArray<CatalogueEntry>>(StringComparer.Ordinal);
            foreach (var file in languageFiles)
            {
                if (CatalogueReader.PartOf(file, reading) is { } part)
                {
                    parts[part] = [.. ReadList(file, "a text", map => CatalogueReader.Entry(map, language))];
                    CatalogueReader.CheckOnce(parts[part], reading);
                }
            }

            return new Catalogue(language, parts.ToFrozenDictionary(StringComparer.Ordinal));
        }

        private YamlNode? Parse(string file) => reading.RootOf(_files.Take(file));

        private bool Present(string file)
        {
            if (File.Exists(Path.Combine(folder, file)))
            {
                return true;
            }

            reading.Add(new Place(file, 1), "This file is missing.");
            return false;
        }

        private IEnumerable<string> Files(string subfolder)
        {
            var path = Path.Combine(folder, subfolder);
            if (!Directory.Exists(path))
            {
                reading.Add(new Place(subfolder, 1), "This folder is missing.");
                return [];
            }

            return Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal);
        }

        private List<T> ReadList<T>(string file, string what, Func<MapReader, T> read)
        {
            if (Parse(file) is not { } node)
            {
                return [];
            }

            if (node is YamlSequenceNode sequence)
            {
                return [.. sequence.Children.Select(child => read(new MapReader(child, file, what, reading)))];
            }

            reading.Add(new Place(file, MapReader.LineOf(node)), $"The file must be a list; each entry is {what}.");
            return [];
        }
    }
}
