using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Imports;
using Charley.Diary.Trials;
using Charley.Knowledge;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Storage;

/// <summary>The tables. One model serves SQLite and PostgreSQL; only the migrations differ.</summary>
/// <param name="options">Which database.</param>
public sealed class DiaryContext(DbContextOptions<DiaryContext> options) : DbContext(options)
{
    /// <summary>The people of this installation.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>Interviews that are not deleted.</summary>
    public DbSet<Interview> Interviews => Set<Interview>();

    /// <summary>Episodes that are not deleted.</summary>
    public DbSet<Episode> Episodes => Set<Episode>();

    /// <summary>What is recorded about days.</summary>
    public DbSet<DayRecord> Days => Set<DayRecord>();

    /// <summary>Files whose values were taken in, those that were taken back included.</summary>
    public DbSet<ImportRecord> Imports => Set<ImportRecord>();

    /// <summary>What imports told about days.</summary>
    public DbSet<ImportedDay> ImportedDays => Set<ImportedDay>();

    /// <summary>How tables are read.</summary>
    public DbSet<ColumnMapping> Mappings => Set<ColumnMapping>();

    /// <summary>Self-experiments that are not deleted.</summary>
    public DbSet<Trial> Trials => Set<Trial>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Sex>().HaveConversion<SexConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<LocalDateTime>().HaveConversion<LocalDateTimeConverter>().HaveColumnType(LocalDateTimeType);
        configurationBuilder.Properties<EpisodeKind>().HaveConversion<ChoiceConverter<EpisodeKind>>();
        configurationBuilder.Properties<Side>().HaveConversion<ChoiceConverter<Side>>();
        configurationBuilder.Properties<TrialKind>().HaveConversion<ChoiceConverter<TrialKind>>();
        configurationBuilder.Properties<Activity>().HaveConversion<ChoiceConverter<Activity>>();
    }

    /// <summary>PostgreSQL's default type for a date-time is one with a zone, which a clock reading has not.</summary>
    private string LocalDateTimeType => Database.IsNpgsql() ? "timestamp without time zone" : "TEXT";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DiaryContext).Assembly);
        ClockFunctions.Map(modelBuilder, Database.IsNpgsql(), LocalDateTimeType);
    }
}
