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

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Sex>().HaveConversion<SexConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DiaryContext).Assembly);
}
