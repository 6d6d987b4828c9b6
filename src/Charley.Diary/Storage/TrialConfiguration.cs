using System.Collections.Immutable;
using Charley.Diary.Trials;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Charley.Diary.Storage;

internal sealed class TrialConfiguration : IEntityTypeConfiguration<Trial>
{
    public void Configure(EntityTypeBuilder<Trial> builder)
    {
        // Person first: one person's rows lie together, and tables can be spread over servers by person.
        builder.HasKey(trial => new { trial.PersonId, trial.Id });
        builder.Property(trial => trial.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(trial => trial.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(trial => trial.Nights).HasConversion<ItemsConverter<TrialNight>, ItemsComparer<TrialNight>>();
        builder.Property(trial => trial.Cramps).HasConversion<ItemsConverter<TrialCramp>, ItemsComparer<TrialCramp>>();
        builder.Property(trial => trial.Outcome).HasConversion<OutcomeConverter>();
        builder.Ignore(trial => trial.Key);
        builder.Property(trial => trial.Version).IsConcurrencyToken();
        builder.HasQueryFilter(TrialQueries.NotDeleted, trial => trial.DeletedAt == null);
    }
}

/// <summary>A list of values in a column.</summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed class ItemsConverter<T>() : ValueConverter<ImmutableArray<T>, string>(
    items => StoredJson.Write(items),
    json => StoredJson.Read<T>(json));

internal sealed class ItemsComparer<T>() : ValueComparer<ImmutableArray<T>>(
    (left, right) => left.SequenceEqual(right, EqualityComparer<T>.Default),
    items => items.Length,
    items => items);

internal sealed class OutcomeConverter() : ValueConverter<TrialOutcome, string>(
    outcome => StoredJson.Write(outcome),
    json => StoredJson.ReadOne<TrialOutcome>(json));
