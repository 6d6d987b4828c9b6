using Jose;

namespace Charley.Exchange.HandOver;

/// <summary>
/// Locks something with a code, as a JSON Web Encryption that any JOSE library opens: the key comes from the code by
/// PBKDF2 with SHA-512, the content is packed with DEFLATE and locked with AES-256-GCM. Source: RFC 7516; RFC 7518, 4.8.
/// </summary>
public static class LockedWords
{
    /// <summary>Rounds of hashing for each guess of the code. Source: OWASP, Password Storage Cheat Sheet, PBKDF2-HMAC-SHA512.</summary>
    public const int Rounds = 210_000;

    /// <summary>The media type of plain words.</summary>
    public const string PlainText = "text/plain";

    /// <summary>The media type of a page.</summary>
    public const string Html = "text/html";

    private const int KeyBits = 256;

    private static readonly JwtSettings Settings = new JwtSettings().RegisterJwa(
        JweAlgorithm.PBES2_HS512_A256KW,
        new Pbse2HmacShaKeyManagementWithAesKeyWrap(KeyBits, new AesKeyWrapManagement(KeyBits), Rounds + 1, Rounds - 1));

    /// <summary>Locks words.</summary>
    /// <param name="words">The words.</param>
    /// <param name="mediaType">What they are: <see cref="PlainText"/> or <see cref="Html"/>.</param>
    /// <param name="code">A code of <see cref="UnlockCode"/>.</param>
    /// <returns>The compact form: letters, digits, and the signs "-", "_" and ".".</returns>
    public static string Lock(string words, string mediaType, string code) => JWE.Encrypt(
        words,
        [new JweRecipient(JweAlgorithm.PBES2_HS512_A256KW, code)],
        JweEncryption.A256GCM,
        mode: SerializationMode.Compact,
        compression: JweCompression.DEF,
        extraProtectedHeaders: new Dictionary<string, object>(StringComparer.Ordinal) { ["cty"] = mediaType, ["p2c"] = Rounds },
        settings: Settings);
}
