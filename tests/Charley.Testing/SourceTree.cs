using System.Reflection;

namespace Charley.Testing;

/// <summary>The files of the repository that the tests were built from.</summary>
public static class SourceTree
{
    /// <summary>What deterministic builds write in place of the root.</summary>
    private const string MappedRoot = "/_/";

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = typeof(SourceTree).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => string.Equals(metadata.Key, nameof(SourceTree), StringComparison.Ordinal))
        .Value!;

    /// <summary>Where a source file is that the compiler named.</summary>
    /// <param name="callerFilePath">From [CallerFilePath].</param>
    public static string Locate(string callerFilePath) =>
        callerFilePath.StartsWith(MappedRoot, StringComparison.Ordinal)
            ? Path.Combine(Root, callerFilePath[MappedRoot.Length..])
            : callerFilePath;
}
