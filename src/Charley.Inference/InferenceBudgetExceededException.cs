namespace Charley.Inference;

/// <summary>An exact answer would need more memory than the engine allows itself.</summary>
public sealed class InferenceBudgetExceededException : Exception
{
    /// <summary>Reports the need.</summary>
    /// <param name="neededBits">Number of two-state variables that would have to be carried at the same time.</param>
    public InferenceBudgetExceededException(int neededBits)
        : base($"An exact answer would have to carry {neededBits} two-state variables at once.") => NeededBits = neededBits;

    /// <summary>Number of two-state variables that would have to be carried at the same time: memory grows as two to this power.</summary>
    public int NeededBits { get; }
}
