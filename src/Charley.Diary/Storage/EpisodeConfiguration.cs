using Charley.Diary.Episodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Charley.Diary.Storage;

internal sealed class EpisodeConfiguration : IEntityTypeConfiguration<Episode>
{
    public void Configure(EntityTypeBuilder<Episode> builder)
    {
        // Person first: one person's rows lie together, and tables can be spread over servers by person.
        builder.HasKey(episode => new { episode.PersonId, episode.Id });
        builder.Property(episode => episode.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(episode => episode.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(episode => new { episode.PersonId, episode.LocalStart });

        builder.ComplexProperty(episode => episode.Details, details =>
        {
            details.Property(said => said.Kind).HasColumnName(nameof(EpisodeDetails.Kind));
            details.Property(said => said.Site).HasColumnName(nameof(EpisodeDetails.Site));
            details.Property(said => said.Side).HasColumnName(nameof(EpisodeDetails.Side));
            details.Property(said => said.DurationSeconds).HasColumnName(nameof(EpisodeDetails.DurationSeconds));
            details.Property(said => said.Intensity).HasColumnName(nameof(EpisodeDetails.Intensity));
            details.Property(said => said.WokeMe).HasColumnName(nameof(EpisodeDetails.WokeMe));
            details.Property(said => said.SoreAfter).HasColumnName(nameof(EpisodeDetails.SoreAfter));
            details.Property(said => said.Activity).HasColumnName(nameof(EpisodeDetails.Activity));
            details.Property(said => said.Tried).HasColumnName(nameof(EpisodeDetails.Tried)).HasConversion<AttemptsConverter, AttemptsComparer>();
            details.Property(said => said.Note).HasColumnName(nameof(EpisodeDetails.Note));
        });
        builder.Ignore(episode => episode.Key);
        builder.Ignore(episode => episode.When);
        builder.Ignore(episode => episode.Content);
        builder.Ignore(episode => episode.Date);
        builder.Ignore(episode => episode.IsAtNight);

        builder.Property(episode => episode.Former).HasConversion<FormerConverter<EpisodeContent>>();
        builder.Ignore(episode => episode.CanUndo);
        builder.Property(episode => episode.Version).IsConcurrencyToken();
        builder.HasQueryFilter(EpisodeQueries.NotDeleted, episode => episode.DeletedAt == null);
    }
}
