using Charley.Assessment.Interviews;
using Charley.Diary;
using Charley.Exchange;
using Charley.Web.Api;
using Charley.Web.Assets;
using Charley.Web.Languages;
using Charley.Web.Offline;
using Charley.Web.Pages;
using Charley.Web.Pages.HandOver;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging;

namespace Charley.Web;

/// <summary>The pages and the HTTP API as one web application.</summary>
public static class CharleyWeb
{
    /// <summary>Builds the application; the caller starts it.</summary>
    public static WebApplication Build(CharleyWebOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. options.Urls, .. options.HandOverAddress is null ? [] : options.HandOverUrls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.Drained;
        });

        // The server's own request log would name pages together with times; only what goes wrong is worth keeping.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        AddServices(builder.Services, options);
        var app = builder.Build();
        UsePipeline(app, options);
        return app;
    }

    private static void AddServices(IServiceCollection services, CharleyWebOptions options)
    {
        services.AddSingleton(options.Knowledge);
        services.AddSingleton<Interviewer>();
        services.AddSpoken();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EmbeddedAssets>();
        services.AddScoped<KeptPages>();
        services.AddDiary(options.Database);
        services.AddImports(options.SharedFolder);
        services.AddExports(keepsBrowser: true);
        services.AddHostedService<DiaryOpening>();
        services.AddHostedService<ForgottenUploads>();
        services.AddHostAllowList(options.HandOverAddress is { } handOver ? [.. options.Hosts, handOver.Host] : options.Hosts);
        services.AddFormProtection();
        services.AddCharleyApi();
        services.AddCharleyPages(options);
        services.AddResponseCompression(compression =>
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json", "application/manifest+json"]);

        var keys = services.AddDataProtection().SetApplicationName("Charley");

        // A form that was open before a restart, or while the program moved to another account, can still be sent.
        if (options.SharedFolder is { } folder)
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
    }

    private static void UsePipeline(WebApplication app, CharleyWebOptions options)
    {
        app.UseHostFiltering();
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseHandOverFace(options);
        app.UseCalmErrors();
        app.UseRequestLimits();
        app.UseRouting();

        // After routing: which page it is says in which languages it can be had.
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapOffline();
        app.MapHealth();
        app.MapCharleyApi();
        app.MapCharleyPages();
        HealthLinkEndpoints.Map(app);
    }
}
