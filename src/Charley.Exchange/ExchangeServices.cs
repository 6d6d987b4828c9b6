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
    /// <param name="shared">The folder in which uploaded files wait, in one of its own; null for a folder of the system for temporary files.</param>
    public static IServiceCollection AddImports(this IServiceCollection services, string? shared = null)
    {
        services.TryAddSingleton<ImportDesk>();
        services.TryAddSingleton(provider => new ImportStaging(
            shared is null ? Path.Combine(Path.GetTempPath(), "charley-imports-" + Environment.UserName) : Path.Combine(shared, "imports"),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ImportRunner>();
        return services;
    }
}
