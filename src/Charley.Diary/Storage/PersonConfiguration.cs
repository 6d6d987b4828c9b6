using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Charley.Diary.Storage;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.HasKey(person => person.Id);
        builder.Property(person => person.Id).ValueGeneratedNever();

        // The index is what makes "at most one" true when two servers start at once.
        builder.HasIndex(person => person.IsDefault).IsUnique().HasFilter("\"IsDefault\"");
    }
}
