using Charley.Exchange.Imports;
using Charley.Exchange.Imports.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Charley.Exchange;

/// <summary>Registers imports with a host; the diary is registered before.</summary>
public static class ExchangeServices
{
    /// <summary>Adds what imports need.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="folder">Where uploaded files wait; null for a folder of the system for temporary files.</param>
    public static IServiceCollection AddImports(this IServiceCollection services, string? folder = null)
    {
        services.TryAddSingleton<ImportDesk>();
        services.TryAddSingleton(provider => new ImportStaging(
            folder ?? Path.Combine(Path.GetTempPath(), "charley-imports-" + Environment.UserName), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ImportRunner>();
        return services;
    }
}
