using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Charley.Diary.Entry;
using NodaTime;

namespace Charley.Diary.Days;

/// <summary>Checks at the boundary what a person says about a day; behind it everything is valid.</summary>
public static partial class DayReader
{
    /// <summary>Names of the fields in mistakes, beside those of the exposures.</summary>
    public const string Date = "date", Period = "period", Taken = "taken", Tags = "tags", Nothing = "nothing";

    private const int MostTaken = 40;
    private const int MostTags = 20;

    /// <summary>In every language at once.</summary>
    private static readonly string[] NoneTaken = [DayInput.NoneTaken, "nothing", "-", "keine", "keines", "keins", "nichts"];

    /// <summary>Reads what is said about a day.</summary>
    public static Checked<DayContent> Read(DayInput input)
    {
        var mistakes = new List<Mistake>();
        var day = DayContent.Empty;
        foreach (var exposure in Exposures.All)
        {
            day = exposure.With(day, ReadNumber(exposure, input.Numbers.GetValueOrDefault(exposure.Id), mistakes));
        }

        if (input is { NothingHappened: true, Episodes: > 0 })
        {
            mistakes.Add(Mistake.At(Nothing, EntryTexts.NothingAndEpisode));
        }

        var taken = ReadTaken(input.Taken, mistakes);
        var tags = ReadList(Tags, input.Tags, MostTags, EntryTexts.TagsTooMany, mistakes);
        var period = YesNo.Read(Period, input.Period, mistakes);
        return Checked<DayContent>.Of(
            () => day with { Period = period, Taken = taken, Tags = tags, NothingHappened = input.NothingHappened },
            mistakes);
    }

    /// <summary>Reads the day itself, such as 2026-11-21, yesterday or monday.</summary>
    /// <param name="text">The words.</param>
    /// <param name="now">The present in the person's zone.</param>
    /// <param name="field">The field's name in mistakes.</param>
    /// <returns>The day, or what is wrong with the words.</returns>
    public static (LocalDate? Date, ImmutableArray<Mistake> Mistakes) ReadDate(string? text, ZonedDateTime now, string field = Date)
    {
        var mistakes = new List<Mistake>();
        var date = WhenGrammar.ReadDay(text, now.LocalDateTime, field, mistakes);
        if (date > now.Date)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.DateFuture));
        }
        else if (date < DiaryDates.Earliest)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenTooOld, DiaryDates.Earliest.ToDateTimeUnspecified()));
        }

        return (mistakes.Count == 0 ? date : null, [.. mistakes]);
    }

    private static int? ReadNumber(Exposure exposure, string? text, List<Mistake> mistakes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // A comma is the decimal point of half the world, and nobody drinks thousands of litres.
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(text.Trim().Replace(',', '.'), Style, CultureInfo.InvariantCulture, out var number))
        {
            mistakes.Add(Mistake.At(exposure.Id, EntryTexts.NumberNotRead, exposure.Name, exposure.PerUnit == 1 ? 5m : 1.5m));
            return null;
        }

        if (number < exposure.Least || number > exposure.Most)
        {
            mistakes.Add(Mistake.At(exposure.Id, EntryTexts.NumberRange, exposure.Name, exposure.Most, exposure.Unit, exposure.Least));
            return null;
        }

        var stored = number * exposure.PerUnit;
        if (stored == decimal.Truncate(stored))
        {
            return (int)stored;
        }

        if (exposure.PerUnit == 1)
        {
            mistakes.Add(Mistake.At(exposure.Id, EntryTexts.NumberTooFine, exposure.Name));
            return null;
        }

        return (int)Math.Round(stored, MidpointRounding.AwayFromZero);
    }

    private static ImmutableArray<string>? ReadTaken(string? text, List<Mistake> mistakes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return NoneTaken.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase)
            ? []
            : ReadList(Taken, text, MostTaken, EntryTexts.TakenTooMany, mistakes);
    }

    private static ImmutableArray<string> ReadList(string field, string? text, int most, string tooMany, List<Mistake> mistakes)
    {
        ImmutableArray<string> parts =
        [
            .. Separators().Split(text ?? string.Empty)
                .Select(part => part.Trim())
                .Where(part => part.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(part => FreeText.Read(field, part, FreeText.LongestName, mistakes))
                .OfType<string>(),
        ];
        if (parts.Length > most)
        {
            mistakes.Add(Mistake.At(field, tooMany, most));
        }

        return parts;
    }

    /// <summary>Between two digits a comma belongs to the number: "1,5 g" and "1,000 mg" are one dose each.</summary>
    [GeneratedRegex("(?<![0-9]),|,(?![0-9])|\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Separators();
}
