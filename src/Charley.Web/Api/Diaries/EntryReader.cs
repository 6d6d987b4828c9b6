using System.Collections.Immutable;
using System.Text.Json;
using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;

namespace Charley.Web.Api.Diaries;

/// <summary>
/// Reads an episode or a day from JSON by hand, so that every mistake is told with the name of its field. What the words mean
/// is for <see cref="EpisodeReader"/> and <see cref="DayReader"/> to say, as for forms.
/// </summary>
internal static class EntryReader
{
    /// <summary>An entry is an object with one list of objects inside.</summary>
    private const int DeepestLevel = 4;

    /// <summary>Between the words of a list, as in the forms.</summary>
    private const char NextLine = '\n';

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DeepestLevel };

    public static Task<(EpisodeInput Input, IReadOnlyList<Mistake> Mistakes)> EpisodeAsync(Stream body, CancellationToken cancellation) =>
        ReadAsync(body, new EpisodeInput(), static (input, member, mistakes) => member.Name switch
        {
            EpisodeReader.Kind => input with { Kind = Word(member, mistakes) },
            EpisodeReader.Site => input with { Site = Word(member, mistakes) },
            EpisodeReader.Side => input with { Side = Word(member, mistakes) },
            EpisodeReader.When => input with { When = Word(member, mistakes) },
            EpisodeReader.Duration => input with { Duration = Word(member, mistakes) },
            EpisodeReader.Intensity => input with { Intensity = Word(member, mistakes) },
            EpisodeReader.Woke => input with { Woke = Word(member, mistakes) },
            EpisodeReader.Sore => input with { Sore = Word(member, mistakes) },
            EpisodeReader.Activity => input with { Activity = Word(member, mistakes) },
            EpisodeReader.Note => input with { Note = Word(member, mistakes) },
            EpisodeReader.Tried => input with { Tried = Tried(member.Value, mistakes) },
            _ => Unknown(input, member.Name, mistakes),
        }, cancellation);

    public static Task<(DayInput Input, IReadOnlyList<Mistake> Mistakes)> DayAsync(Stream body, CancellationToken cancellation) =>
        ReadAsync(body, new DayInput(), static (input, member, mistakes) => member.Name switch
        {
            "numbers" => input with { Numbers = Numbers(member.Value, mistakes) },
            DayReader.Period => input with { Period = Word(member, mistakes) },
            DayReader.Taken => input with { Taken = Words(member, mistakes) is { } taken ? taken.Length == 0 ? "none" : taken : null },
            DayReader.Tags => input with { Tags = Words(member, mistakes) },
            DayReader.Nothing => input with { NothingHappened = string.Equals(Word(member, mistakes), "yes", StringComparison.Ordinal) },
            _ => Unknown(input, member.Name, mistakes),
        }, cancellation);

    private static async Task<(T Input, IReadOnlyList<Mistake> Mistakes)> ReadAsync<T>(
        Stream body, T nothing, Func<T, JsonProperty, List<Mistake>, T> take, CancellationToken cancellation)
    {
        var mistakes = new List<Mistake>();
        try
        {
            using var document = await JsonDocument.ParseAsync(body, Strict, cancellation);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return (document.RootElement.EnumerateObject().Aggregate(nothing, (input, member) => take(input, member, mistakes)), mistakes);
            }

            mistakes.Add(new Mistake("body", ApiTexts.EntryNotAnObject));
        }
        catch (JsonException mistake)
        {
            mistakes.Add(new Mistake("body", ApiTexts.NotJson.With(mistake.LineNumber + 1 ?? 1, mistake.BytePositionInLine + 1 ?? 1)));
        }

        return (nothing, mistakes);
    }

    private static T Unknown<T>(T input, string name, List<Mistake> mistakes)
    {
        mistakes.Add(new Mistake(name, ApiTexts.EntryUnknownMember.With(name)));
        return input;
    }

    /// <summary>Numbers and truths may be written as such or as words.</summary>
    private static string? Word(JsonProperty member, List<Mistake> mistakes)
    {
        switch (member.Value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return member.Value.GetString();
            case JsonValueKind.Number:
                return member.Value.GetRawText();
            case JsonValueKind.True:
                return "yes";
            case JsonValueKind.False:
                return "no";
            default:
                mistakes.Add(new Mistake(member.Name, ApiTexts.NotText.With(member.Name)));
                return null;
        }
    }

    private static string? Words(JsonProperty member, List<Mistake> mistakes)
    {
        if (member.Value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (member.Value.ValueKind == JsonValueKind.Array
            && member.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && !item.GetString()!.Contains(NextLine, StringComparison.Ordinal)))
        {
            return string.Join(NextLine, member.Value.EnumerateArray().Select(item => item.GetString()));
        }

        mistakes.Add(new Mistake(member.Name, ApiTexts.NotListOfText.With(member.Name)));
        return null;
    }

    private static ImmutableDictionary<string, string> Numbers(JsonElement value, List<Mistake> mistakes)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(new Mistake("numbers", ApiTexts.NumbersNotObject));
            return ImmutableDictionary<string, string>.Empty;
        }

        var numbers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!Exposures.All.Any(exposure => string.Equals(exposure.Id, member.Name, StringComparison.Ordinal)))
            {
                mistakes.Add(new Mistake("numbers." + member.Name, ApiTexts.UnknownNumber.With(string.Join(", ", Exposures.All.Select(exposure => exposure.Id)))));
            }
            else if (Word(member, mistakes) is { } number)
            {
                numbers[member.Name] = number;
            }
        }

        return numbers.ToImmutable();
    }

    private static ImmutableArray<(string, string?)> Tried(JsonElement value, List<Mistake> mistakes)
    {
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            mistakes.Add(new Mistake(EpisodeReader.Tried, ApiTexts.TriedNotList));
            return [];
        }

        return [.. value.EnumerateArray().Select(item => Attempt(item, mistakes))];
    }

    private static (string Remedy, string? Helped) Attempt(JsonElement item, List<Mistake> mistakes)
    {
        var members = item.EnumerateObject().ToDictionary(member => member.Name, member => Word(member, mistakes), StringComparer.Ordinal);
        if (members.Keys.Except(["remedy", "helped"], StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            mistakes.Add(new Mistake(EpisodeReader.Tried, ApiTexts.EntryUnknownMember.With(unknown)));
        }

        return (members.GetValueOrDefault("remedy") ?? string.Empty, members.GetValueOrDefault("helped"));
    }
}
