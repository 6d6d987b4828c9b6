using System.Security.Cryptography;
using System.Text;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>
/// Ids of resources: those of the diary where it has some, and otherwise made from the person's id and a name. The same
/// diary gives the same ids, so that a second export replaces the first instead of standing beside it.
/// </summary>
/// <param name="person">Whose export.</param>
internal sealed class FhirIds(Guid person)
{
    private const int GuidLength = 16;
    private const int VersionByte = 6;
    private const int VariantByte = 8;

    public string For(string name)
    {
        var hash = SHA256.HashData([.. person.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
        var bytes = hash[..GuidLength];

        // Version 8 (made by the application) and the usual variant, as RFC 9562 wants them.
        bytes[VersionByte] = (byte)((bytes[VersionByte] & 0x0f) | 0x80);
        bytes[VariantByte] = (byte)((bytes[VariantByte] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>The address of a resource of the bundle.</summary>
    public static string Address(string id) => "urn:uuid:" + id;
}
