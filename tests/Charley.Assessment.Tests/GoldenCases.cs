using Charley.Assessment.Cases;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>The golden cases of tests/cases.</summary>
internal static class GoldenCases
{
    private static readonly Lazy<IReadOnlyList<CaseFile>> Read = new(() =>
    [
        .. Directory.EnumerateFiles(RealKnowledge.Cases, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path =>
            {
                var (file, issues) = CaseFileReader.Read(path, RealKnowledge.Value);
                Assert.True(file is not null, string.Join(Environment.NewLine, issues));
                return file;
            }),
    ]);

    public static IReadOnlyList<CaseFile> All => Read.Value;
}
