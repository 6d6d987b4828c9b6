using Charley.Assessment;
using Charley.Assessment.Model;
using Charley.Exchange.Reports;
using Charley.Web.Experiments;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Charley.Web.Learning;

/// <summary>Registers what learns from a person's own diary with a host that has the diary and the knowledge.</summary>
public static class LearningServices
{
    /// <summary>Adds triggers and experiments.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.TryAddSingleton<PersonModels>();
        services.TryAddSingleton<Assessor>();
        services.TryAddSingleton<TriggerDesk>();
        services.TryAddSingleton<DiaryAnswers>();
        services.TryAddSingleton<DiaryCourses>();
        services.TryAddSingleton<ExperimentDesk>();
        services.TryAddSingleton<RemedySafety>();
        services.TryAddSingleton<IOwnFindings, OwnFindingsDesk>();
        return services;
    }
}
