using Charley.Knowledge;

namespace Charley.Testing;

/// <summary>The knowledge of this repository, loaded once.</summary>
public static class RealKnowledge
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeBase.Load(Folder));

    /// <summary>Its folder.</summary>
    public static string Folder => Path.Combine(SourceTree.Root, "knowledge");

    /// <summary>The folder of the golden cases.</summary>
    public static string Cases => Path.Combine(SourceTree.Root, "tests", "cases");

    /// <summary>The knowledge.</summary>
    public static KnowledgeBase Value => Loaded.Value;
}
