using System.Security.Cryptography;

namespace Charley.Exchange.HandOver;

/// <summary>
/// The code that unlocks what is handed over: ten letters and digits, said aloud or written down, never stored. Fifty bits
/// of chance, and each guess costs <see cref="LockedWords.Rounds"/> rounds of hashing.
/// </summary>
public static class UnlockCode
{
    /// <summary>Letters and digits of the code.</summary>
    public const int Length = 10;

    /// <summary>Crockford's base 32: no I, L, O and U, which look like other signs or make words. Source: crockford.com/base32.html.</summary>
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int GroupLength = 5;

    /// <summary>A new code by chance.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>The code in two groups, as people read it out.</summary>
    public static string Spoken(string code) => code[..GroupLength] + "-" + code[GroupLength..];

    /// <summary>The code as it was meant: small letters, spaces, dashes and signs that look alike do not matter.</summary>
    /// <returns>The code; null if this is none.</returns>
    public static string? Read(string? written)
    {
        var code = string.Concat((written ?? string.Empty).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(Meant));
        return code.Length == Length && code.All(sign => Signs.Contains(sign, StringComparison.Ordinal)) ? code : null;
    }

    private static char Meant(char written) => written switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => written,
    };
}
