using Charley.Assessment;
using Charley.Assessment.Model;
using Charley.Exchange.HandOver;
using Charley.Exchange.Printing;
using Charley.Exchange.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Charley.Exchange;

/// <summary>Registers reports and exports with a host that has the diary, the knowledge and <see cref="IOwnFindings"/>.</summary>
public static class ExportServices
{
    /// <summary>Adds what makes reports and exports.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="keepsBrowser">Whether the browser that prints stays open for the next report: on a server.</param>
    public static IServiceCollection AddExports(this IServiceCollection services, bool keepsBrowser = false)
    {
        services.TryAddSingleton<PersonModels>();
        services.TryAddSingleton<Assessor>();
        services.TryAddSingleton<ReportSource>();
        services.TryAddSingleton(provider => new BrowserPrinter(InstalledBrowser.Find, keepsBrowser ? provider.GetRequiredService<TimeProvider>() : null));
        return services;
    }

    /// <summary>Adds links under which others find what a person hands over.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="shared">The folder in which they are kept, in one of their own; null for a folder of the account's data.</param>
    public static IServiceCollection AddHealthLinks(this IServiceCollection services, string? shared)
    {
        services.TryAddSingleton(provider => new HealthLinkStore(Path.Combine(shared ?? AccountFolder(), "links"), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static string AccountFolder() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "charley");
}
