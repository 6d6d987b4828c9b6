using Charley.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Charley.Diary.Storage;

internal sealed class InterviewConfiguration : IEntityTypeConfiguration<Interview>
{
    public void Configure(EntityTypeBuilder<Interview> builder)
    {
        // Person first: one person's rows lie together, and tables can be spread over servers by person.
        builder.HasKey(interview => new { interview.PersonId, interview.Id });
        builder.Property(interview => interview.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(interview => interview.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(interview => new { interview.PersonId, interview.UpdatedAt });

        builder.ComplexProperty(interview => interview.About, about =>
        {
            about.Property(person => person.Age).HasColumnName(nameof(PersonContext.Age));
            about.Property(person => person.Sex).HasColumnName(nameof(PersonContext.Sex));
            about.Property(person => person.Pregnant).HasColumnName(nameof(PersonContext.Pregnant));
        });
        builder.Property(interview => interview.Complaints).HasConversion<ComplaintsConverter, ComplaintsComparer>();
        builder.Property(interview => interview.Said)
            .HasColumnName(nameof(Interview.Answers))
            .HasConversion<InterviewAnswersConverter, InterviewAnswersComparer>();
        builder.Ignore(interview => interview.Answers);
        builder.Ignore(interview => interview.Results);
        builder.Ignore(interview => interview.Key);
        builder.Ignore(interview => interview.Content);

        builder.Property(interview => interview.Version).IsConcurrencyToken();
        builder.HasQueryFilter(InterviewQueries.NotDeleted, interview => interview.DeletedAt == null);
    }
}
