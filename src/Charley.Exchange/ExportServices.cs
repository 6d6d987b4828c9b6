using Charley.Assessment;
using Charley.Assessment.Model;
using Charley.Exchange.Printing;
using Charley.Exchange.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Charley.Exchange;

/// <summary>Registers reports and exports with a host that has the diary, the knowledge and <see cref="IOwnFindings"/>.</summary>
public static class ExportServices
{
    /// <summary>Adds what makes reports and exports.</summary>
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.TryAddSingleton<PersonModels>();
        services.TryAddSingleton<Assessor>();
        services.TryAddSingleton<ReportSource>();
        services.TryAddSingleton(static _ => new BrowserPrinter());
        return services;
    }
}
