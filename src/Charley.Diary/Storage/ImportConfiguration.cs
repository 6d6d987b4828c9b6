using Charley.Diary.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Charley.Diary.Storage;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<ImportRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> builder)
    {
        builder.HasKey(import => new { import.PersonId, import.Id });
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(import => import.PersonId).OnDelete(DeleteBehavior.Cascade);

        // Two windows that take the same import back: the second finds that it is gone.
        builder.Property(import => import.UndoneAt).IsConcurrencyToken();
    }
}

internal sealed class ImportedDayConfiguration : IEntityTypeConfiguration<ImportedDay>
{
    public void Configure(EntityTypeBuilder<ImportedDay> builder)
    {
        builder.HasKey(day => new { day.PersonId, day.ImportId, day.Date });
        builder.HasIndex(day => new { day.PersonId, day.Date });
        builder.HasOne<ImportRecord>().WithMany().HasForeignKey(day => new { day.PersonId, day.ImportId }).OnDelete(DeleteBehavior.Cascade);
        builder.ComplexProperty(day => day.Content, DayColumns.Name);
    }
}

internal sealed class ColumnMappingConfiguration : IEntityTypeConfiguration<ColumnMapping>
{
    public void Configure(EntityTypeBuilder<ColumnMapping> builder)
    {
        builder.HasKey(mapping => new { mapping.PersonId, mapping.Signature });
        builder.HasOne<Person>().WithMany().HasForeignKey(mapping => mapping.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
