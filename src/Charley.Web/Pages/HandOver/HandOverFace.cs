using Charley.Exchange.HandOver;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Charley.Web.Pages.HandOver;

/// <summary>
/// What strangers see of this program. It has no passwords, so whoever reaches the diary's address reads the diary. What is
/// handed over therefore has a port of its own, where nothing else is found, and so has its host name.
/// </summary>
internal static class HandOverFace
{
    private static readonly PathString Links = "/" + HealthLinkAddress.Folder.TrimEnd('/'), Assets = "/assets";

    /// <summary>Answers strangers only what was handed over.</summary>
    /// <param name="app">The program.</param>
    /// <param name="options">Its addresses.</param>
    public static void UseHandOverFace(this WebApplication app, CharleyWebOptions options)
    {
        if (options.HandOverAddress is not { } address)
        {
            return;
        }

        // Which ports these are is known once the server listens, for port 0 takes a free one.
        var ports = new Lazy<HashSet<int>>(() =>
            [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Skip(options.Urls.Count).Select(url => BindingAddress.Parse(url).Port)]);
        app.Use((context, next) =>
        {
            var isStranger = ports.Value.Contains(context.Connection.LocalPort) || (!address.IsLoopback && context.Request.Host.Host == address.Host);
            if (!isStranger || IsHandedOver(context.Request.Path))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsync(HandOverTexts.NothingHere, context.RequestAborted);
        });
    }

    private static bool IsHandedOver(PathString path) =>
        path == HandOverEndpoints.ReaderPath || path.StartsWithSegments(Links, StringComparison.Ordinal) || path.StartsWithSegments(Assets, StringComparison.Ordinal);
}
