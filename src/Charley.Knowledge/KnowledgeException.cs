namespace Charley.Knowledge;

/// <summary>The knowledge has mistakes and was not loaded.</summary>
public sealed class KnowledgeException : Exception
{
    /// <summary>Reports the mistakes found.</summary>
    /// <param name="issues">At least one mistake.</param>
    public KnowledgeException(IReadOnlyList<Loading.Issue> issues)
        : base($"The knowledge has {issues.Count} mistake(s) and was not loaded:{Environment.NewLine}"
            + string.Join(Environment.NewLine, issues))
    {
        Issues = issues;
    }

    /// <summary>Every mistake, in the order of files and lines.</summary>
    public IReadOnlyList<Loading.Issue> Issues { get; }
}
