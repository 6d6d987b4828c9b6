using Charley.Diary.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Charley.Diary.Storage;

internal sealed class DayConfiguration : IEntityTypeConfiguration<DayRecord>
{
    public void Configure(EntityTypeBuilder<DayRecord> builder)
    {
        builder.HasKey(day => new { day.PersonId, day.Date });
        builder.HasOne<Person>().WithMany().HasForeignKey(day => day.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.ComplexProperty(day => day.Content, DayColumns.Name);
        builder.Property(day => day.Former).HasConversion<FormerConverter<DayContent>>();
        builder.Ignore(day => day.CanUndo);
        builder.Property(day => day.Version).IsConcurrencyToken();
    }
}

/// <summary>The columns of what is said about a day, alike in every table that holds days.</summary>
internal static class DayColumns
{
    public static void Name(ComplexPropertyBuilder<DayContent> content)
    {
        content.Property(said => said.FluidsMl).HasColumnName(nameof(DayContent.FluidsMl));
        content.Property(said => said.CaffeineMg).HasColumnName(nameof(DayContent.CaffeineMg));
        content.Property(said => said.AlcoholGrams).HasColumnName(nameof(DayContent.AlcoholGrams));
        content.Property(said => said.SleepMinutes).HasColumnName(nameof(DayContent.SleepMinutes));
        content.Property(said => said.ExerciseMinutes).HasColumnName(nameof(DayContent.ExerciseMinutes));
        content.Property(said => said.Effort).HasColumnName(nameof(DayContent.Effort));
        content.Property(said => said.SittingMinutes).HasColumnName(nameof(DayContent.SittingMinutes));
        content.Property(said => said.StandingMinutes).HasColumnName(nameof(DayContent.StandingMinutes));
        content.Property(said => said.Stress).HasColumnName(nameof(DayContent.Stress));
        content.Property(said => said.Heat).HasColumnName(nameof(DayContent.Heat));
        content.Property(said => said.PregnancyWeek).HasColumnName(nameof(DayContent.PregnancyWeek));
        content.Property(said => said.Steps).HasColumnName(nameof(DayContent.Steps));
        content.Property(said => said.WeightGrams).HasColumnName(nameof(DayContent.WeightGrams));
        content.Property(said => said.TemperatureCentidegrees).HasColumnName(nameof(DayContent.TemperatureCentidegrees));
        content.Property(said => said.Period).HasColumnName(nameof(DayContent.Period));
        content.Property(said => said.Taken).HasColumnName(nameof(DayContent.Taken)).HasConversion<WordsConverter, WordsComparer>();
        content.Property(said => said.Tags).HasColumnName(nameof(DayContent.Tags)).HasConversion<WordsConverter, WordsComparer>();
        content.Property(said => said.NothingHappened).HasColumnName(nameof(DayContent.NothingHappened));
    }
}
