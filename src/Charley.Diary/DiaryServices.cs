using Charley.Diary.Care;
using Charley.Diary.Days;
using Charley.Diary.Demo;
using Charley.Diary.Episodes;
using Charley.Diary.Imports;
using Charley.Diary.Storage;
using Charley.Diary.Trials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Charley.Diary;

/// <summary>Registers the diary with a host.</summary>
public static class DiaryServices
{
    /// <summary>
    /// Adds the stores and the database. The host references Charley.Diary.Sqlite and Charley.Diary.Postgres, which hold the
    /// migrations, and calls <see cref="DiaryDatabase.OpenAsync"/> before it serves anything.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connection">Where the diary is, as <see cref="DiaryLocation.From"/> reads it; null for the default.</param>
    /// <exception cref="DiaryUnavailableException">The connection can't be understood.</exception>
    public static IServiceCollection AddDiary(this IServiceCollection services, string? connection)
    {
        var location = DiaryLocation.From(connection);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(location);
        services.AddPooledDbContextFactory<DiaryContext>(location.Configure);
        services.TryAddSingleton<DiaryDatabase>();
        services.TryAddSingleton<DiaryAccess>();
        services.TryAddSingleton<DiaryBackup>();
        services.TryAddSingleton<DiaryErasure>();
        services.TryAddSingleton<DiaryArchive>();
        services.TryAddSingleton<DemoDiary>();
        services.TryAddSingleton<PersonStore>();
        services.TryAddSingleton<EpisodeStore>();
        services.TryAddSingleton<DayStore>();
        services.TryAddSingleton<ImportStore>();
        services.TryAddSingleton<MappingStore>();
        services.TryAddSingleton<InterviewStore>();
        services.TryAddSingleton<TrialStore>();
        return services;
    }
}
