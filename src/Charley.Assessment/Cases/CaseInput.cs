namespace Charley.Assessment.Cases;

/// <summary>A case as it arrives from a file, the web or a form, before it is checked.</summary>
/// <param name="Age">Age in years.</param>
/// <param name="Sex">female or male.</param>
/// <param name="Pregnant">Whether pregnant; false if left out.</param>
/// <param name="Complaint">Any of cramp, twitch, pain.</param>
/// <param name="Findings">yes, no or unknown by finding id or alias.</param>
public sealed record CaseInput(
    int? Age,
    string? Sex,
    bool? Pregnant,
    IReadOnlyList<string>? Complaint,
    IReadOnlyDictionary<string, string>? Findings)
{
    /// <summary>Results of tests; null if there are none.</summary>
    public IReadOnlyList<ResultInput>? Results { get; init; }
}

/// <summary>A result of a test as it arrives, before it is checked.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The unit; may be left out where a test has one unit only.</param>
public sealed record ResultInput(string? Test, double? Value, string? Unit);

/// <summary>Something wrong in a case.</summary>
/// <param name="Field">The field, such as "age" or "findings.statin-use".</param>
/// <param name="Message">What is wrong and what to do, in a plain sentence.</param>
public sealed record CaseProblem(string Field, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Message}";
}
