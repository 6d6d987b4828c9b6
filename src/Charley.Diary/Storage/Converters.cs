using System.Collections.Immutable;
using System.Text.Json;
using Charley.Knowledge;
using Charley.Knowledge.Loading;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Charley.Diary.Storage;

// The words in the tables are those of the knowledge files, so that the tables can be read without this program and a
// reordered enumeration changes nothing that is stored.

/// <summary>Both databases can filter and order UTC date-times; SQLite can't order offsets.</summary>
internal sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(),
    stored => Instant.FromDateTimeUtc(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

internal sealed class SexConverter() : ValueConverter<Sex, string>(
    sex => Vocabulary.Word(sex),
    word => Read(word))
{
    private static Sex Read(string word) => Vocabulary.Sexes[word];
}

internal sealed class ComplaintsConverter() : ValueConverter<ImmutableSortedSet<Complaint>, string>(
    complaints => Write(complaints),
    json => Read(json))
{
    private static string Write(ImmutableSortedSet<Complaint> complaints) =>
        JsonSerializer.Serialize(complaints.Select(Vocabulary.Word));

    private static ImmutableSortedSet<Complaint> Read(string json) =>
        [.. JsonSerializer.Deserialize<string[]>(json)!.Select(word => Vocabulary.Complaints[word])];
}

internal sealed class ComplaintsComparer() : ValueComparer<ImmutableSortedSet<Complaint>>(
    (left, right) => left!.SequenceEqual(right!),
    complaints => complaints.Count,
    complaints => complaints);
