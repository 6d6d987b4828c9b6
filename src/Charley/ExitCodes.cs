namespace Charley;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The answer is no, or a check failed.</summary>
    public const int Failed = 1;

    /// <summary>The input cannot be used; the message says what to mend.</summary>
    public const int BadInput = 2;
}
