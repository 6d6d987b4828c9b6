using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace Charley.Exchange.HandOver;

/// <summary>
/// A SMART Health Link as others read it: a page that opens it, a "#", and what only who has the link knows. Source: HL7, SMART
/// Health Cards and Links 1.0.0.
/// </summary>
public static class HealthLinkAddress
{
    /// <summary>Where the manifests are, under the installation's address.</summary>
    public const string Folder = "shl/";

    private const string Scheme = "shlink:/";

    /// <summary>A code word is needed.</summary>
    private const string WithCode = "P";

    /// <summary>The link.</summary>
    /// <param name="made">The link that was just made.</param>
    /// <param name="installation">The address that others reach, ending with "/".</param>
    /// <param name="label">What it is, in at most 80 letters.</param>
    /// <param name="reader">The page that opens it.</param>
    public static string Of(NewHealthLink made, Uri installation, string label, Uri reader)
    {
        var payload = new JsonObject
        {
            ["url"] = new Uri(installation, Folder + made.Secret).AbsoluteUri,
            ["key"] = made.Key,
            ["exp"] = made.Link.ExpiresAt.ToUnixTimeSeconds(),
            ["flag"] = WithCode,
            ["label"] = label,
        };
        return reader.AbsoluteUri + "#" + Scheme + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload.ToJsonString()));
    }
}
