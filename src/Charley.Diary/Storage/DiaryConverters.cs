using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Charley.Diary.Care;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Diary.Trials;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Charley.Diary.Storage;

internal sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(),
    stored => LocalDate.FromDateOnly(stored));

internal sealed class LocalDateTimeConverter() : ValueConverter<LocalDateTime, DateTime>(
    local => local.ToDateTimeUnspecified(),
    stored => LocalDateTime.FromDateTime(stored));

/// <summary>Words rather than numbers: a reordered enumeration changes nothing that is stored.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class ChoiceConverter<T>() : ValueConverter<T, string>(
    value => Choices.WordOf(value),
    word => Choices.Get<T>(word))
    where T : struct, Enum;

internal sealed class AttemptsConverter() : ValueConverter<ImmutableArray<Attempt>, string>(
    attempts => StoredJson.Write(attempts),
    json => StoredJson.Read<Attempt>(json));

internal sealed class AttemptsComparer() : ValueComparer<ImmutableArray<Attempt>>(
    (left, right) => left.SequenceEqual(right),
    attempts => attempts.Length,
    attempts => attempts);

internal sealed class WordsConverter() : ValueConverter<ImmutableArray<string>, string>(
    words => StoredJson.Write(words),
    json => StoredJson.Read<string>(json));

internal sealed class WordsComparer() : ValueComparer<ImmutableArray<string>>(
    (left, right) => left.SequenceEqual(right),
    words => words.Length,
    words => words);

/// <summary>What stood before a change, in the words of the export.</summary>
/// <typeparam name="T">What a person says.</typeparam>
internal sealed class FormerConverter<T>() : ValueConverter<Former<T>, string>(
    former => Write(former),
    json => Read(json))
    where T : class
{
    private static string Write(Former<T> former) => JsonSerializer.Serialize(former, DiaryJson.Short);

    private static Former<T> Read(string json) => JsonSerializer.Deserialize<Former<T>>(json, DiaryJson.Short)!;
}

/// <summary>Lists in a column.</summary>
internal static class StoredJson
{
    private const string EmptyList = "[]";

    /// <summary>The column is no web page; letters of other scripts stay readable.</summary>
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static string Write<T>(ImmutableArray<T> items) =>
        items.IsDefaultOrEmpty ? EmptyList : JsonSerializer.Serialize(items, Options);

    public static string Write(TrialOutcome outcome) => JsonSerializer.Serialize(outcome, Options);

    public static T ReadOne<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static ImmutableArray<T> Read<T>(string json) =>
        json == EmptyList ? [] : JsonSerializer.Deserialize<ImmutableArray<T>>(json, Options);
}
