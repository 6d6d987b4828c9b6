using Jose;

namespace Charley.Exchange.HandOver;

/// <summary>
/// Locks what a SMART Health Link leads to, with a key that stands in the link alone. Source: HL7, SMART Health Cards and Links
/// 1.0.0: JSON Web Encryption with "dir" and AES-256-GCM, packed with DEFLATE.
/// </summary>
internal static class LockedFiles
{
    /// <summary>Locks a file.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="key">32 random bytes.</param>
    public static string Lock(string words, string mediaType, byte[] key) => JWE.Encrypt(
        words,
        [new JweRecipient(JweAlgorithm.DIR, key)],
        JweEncryption.A256GCM,
        mode: SerializationMode.Compact,
        compression: JweCompression.DEF,
        extraProtectedHeaders: new Dictionary<string, object>(StringComparer.Ordinal) { ["cty"] = mediaType });
}
