using Charley.Web.Learning;
using Charley.Web.Pages.Diaries.Day;
using Charley.Web.Pages.Diaries.Log;
using Charley.Web.Pages.Diaries.Overview;
using Charley.Web.Pages.Diaries.Reminders;
using Charley.Web.Pages.Diaries.Timeline;
using Charley.Web.Pages.Experiments;
using Charley.Web.Pages.Learn.Triggers;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Diaries;

/// <summary>The pages of the diary and of people: what they need and where they are.</summary>
internal static class DiaryPages
{
    public static void AddDiaryPages(this IServiceCollection services)
    {
        services.AddSingleton<CurrentPerson>();
        services.AddScoped<EpisodeDesk>();
        services.AddScoped<DayDesk>();
        services.AddScoped<OverviewDesk>();
        services.AddLearning();
    }

    public static void Map(IEndpointRouteBuilder pages)
    {
        OverviewEndpoints.Map(pages);
        EpisodeEndpoints.Map(pages);
        DayEndpoints.Map(pages);
        TimelineEndpoints.Map(pages);
        TriggersEndpoints.Map(pages);
        RemindersEndpoints.Map(pages);
        PeopleEndpoints.Map(pages);
        ExperimentEndpoints.Map(pages);
    }
}
