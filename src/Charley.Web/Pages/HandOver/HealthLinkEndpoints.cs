using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charley.Diary;
using Charley.Exchange.Exports.Fhir;
using Charley.Exchange.HandOver;
using Microsoft.AspNetCore.DataProtection;

namespace Charley.Web.Pages.HandOver;

/// <summary>
/// Answers programs that open a SMART Health Link: a manifest for the code word, and its locked files. Source: HL7, SMART Health
/// Cards and Links 1.0.0. Nothing is here before a person made a link.
/// </summary>
internal static class HealthLinkEndpoints
{
    private const string Purpose = "Charley.HealthLink";

    /// <summary>A ticket for a file is short-lived; the specification allows an hour.</summary>
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(10);

    public static void Map(WebApplication app)
    {
        var links = app.MapGroup("/" + HealthLinkAddress.Folder + "{secret}").ExcludeFromDescription().AddEndpointFilter(AllowOtherSites);
        links.MapPost(string.Empty, ManifestAsync);
        links.MapGet(string.Empty, static () => TypedResults.Text(HandOverTexts.LinkIsForPrograms));
        links.MapGet("/files/{index:int}", FileAsync);
        links.MapMethods(string.Empty, [HttpMethods.Options], static () => TypedResults.NoContent());
    }

    /// <summary>Pages of clinics open links in the browser of whoever reads; there is nothing here but for who has link and code word.</summary>
    private static ValueTask<object?> AllowOtherSites(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var headers = call.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "content-type";
        return next(call);
    }

    private static async Task<IResult> ManifestAsync(
        string secret, HttpContext context, HealthLinkStore links, PersonStore people, IDataProtectionProvider protection, HandOverSettings settings, CancellationToken cancellation)
    {
        if (await ReadAsync(context.Request, cancellation) is not var (recipient, code, most))
        {
            return TypedResults.BadRequest();
        }

        // A person who was removed hands nothing over any more.
        if (links.OwnerOf(secret) is not { } owner || await people.FindAsync(owner, cancellation) is null)
        {
            return Gone();
        }

        return await links.OpenAsync(secret, code, recipient, cancellation) switch
        {
            LinkAnswer.Found found => TypedResults.Json(Manifest(secret, found, most, protection, settings)),
            LinkAnswer.WrongCode wrong => TypedResults.Json(new JsonObject { ["remainingAttempts"] = wrong.TriesLeft }, statusCode: StatusCodes.Status401Unauthorized),
            _ => Gone(),
        };
    }

    private static async Task<IResult> FileAsync(
        string secret, int index, string? ticket, HealthLinkStore links, IDataProtectionProvider protection, CancellationToken cancellation)
    {
        if (!IsTicket(ticket, secret, protection) || await links.FileAsync(secret, index, cancellation) is not { } jwe)
        {
            return Gone();
        }

        return TypedResults.Text(jwe, "application/jose");
    }

    private static ContentHttpResult Gone() => TypedResults.Text(HandOverTexts.LinkGone, statusCode: StatusCodes.Status404NotFound);

    private static JsonObject Manifest(string secret, LinkAnswer.Found found, int? most, IDataProtectionProvider protection, HandOverSettings settings) => new()
    {
        ["status"] = "finalized",
        ["files"] = new JsonArray([.. found.Jwes.Index().Select(file => most is { } limit && file.Item.Length > limit
            ? new JsonObject { ["contentType"] = FhirExport.MediaType, ["location"] = Location(secret, file.Index, protection, settings) }
            : new JsonObject { ["contentType"] = FhirExport.MediaType, ["embedded"] = file.Item })]),
    };

    private static string Location(string secret, int index, IDataProtectionProvider protection, HandOverSettings settings) => new Uri(
        settings.Address!,
        string.Create(CultureInfo.InvariantCulture, $"{HealthLinkAddress.Folder}{secret}/files/{index}?ticket={Protector(protection).Protect(secret, TicketLife)}")).AbsoluteUri;

    private static bool IsTicket(string? ticket, string secret, IDataProtectionProvider protection)
    {
        try
        {
            return ticket is not null && Protector(protection).Unprotect(ticket) == secret;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector(Purpose).ToTimeLimitedDataProtector();

    /// <summary>Who asks, with which code word, and how long a file may be that stands in the answer itself; null if this is no such request.</summary>
    private static async Task<(string Recipient, string? Code, int? Most)?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            var asked = await JsonSerializer.DeserializeAsync<ManifestRequest>(request.Body, JsonSerializerOptions.Web, cancellation);
            return asked is { Recipient.Length: > 0 } ? (asked.Recipient, asked.Passcode, asked.EmbeddedLengthMax) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a program sends, in the words of the specification.</summary>
    private sealed record ManifestRequest(string? Recipient, string? Passcode, int? EmbeddedLengthMax);
}
