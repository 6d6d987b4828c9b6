using System.Globalization;
using System.Text;
using System.Text.Json;
using Charley.Exchange.Imports.Csv;
using Charley.Exchange.Imports.Files;
using Charley.Exchange.Imports.Gathering;
using NodaTime;
using NodaTime.Text;

namespace Charley.Exchange.Imports.Fitbit;

/// <summary>Reads what Fitbit and Google hand out: one JSON file or table for each type and month, in folders that change over the years.</summary>
/// <param name="tally">Counts records.</param>
/// <param name="days">Takes them.</param>
/// <param name="limits">How much is read.</param>
internal sealed class FitbitReader(RecordTally tally, DayGatherer days, ImportLimits limits)
{
    /// <summary>The source in the diary. Google's own daily figures are those of the same account.</summary>
    public const string Source = "fitbit";

    private const int SecondsOfMinute = 60;
    private const double MillisecondsOfSecond = 1000;
    private const double MillisecondsOfMinute = 60_000;
    private const double GramsPerKilogram = 1000;
    private static readonly char[] NameBreaks = ['-', '.'];

    /// <summary>Activity files of old exports count in UTC and do not say so; files of sleep tell the clock of the wrist.</summary>
    private static readonly LocalDateTimePattern OldTime = LocalDateTimePattern.CreateWithInvariantCulture("MM/dd/yy HH:mm:ss");

    private static readonly (string Start, string End, FitbitFile Kind)[] Files =
    [
        ("steps-", ".json", FitbitFile.Steps),
        ("steps_", ".csv", FitbitFile.StepTable),
        ("sleep-", ".json", FitbitFile.Sleep),
        ("exercise-", ".json", FitbitFile.Exercise),
        ("very_active_minutes-", ".json", FitbitFile.ActiveMinutes),
        ("moderately_active_minutes-", ".json", FitbitFile.ActiveMinutes),
        ("menstrual_health_cycles", ".csv", FitbitFile.Cycles),
        ("daily activity metrics", ".csv", FitbitFile.GoogleDays),
        ("daily aggregations", ".csv", FitbitFile.GoogleDays),
    ];

    private readonly SeenRecords seen = new();
    private readonly Dictionary<int, double> active = [];

    private enum FitbitFile
    {
        Steps,
        StepTable,
        Sleep,
        Exercise,
        ActiveMinutes,
        Cycles,
        GoogleDays,
    }

    /// <summary>Whether a file is read, by its name.</summary>
    public static bool Knows(string path) => KindOf(path) is not null;

    /// <summary>Reads a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="path">Its path in the archive.</param>
    /// <param name="file">Its name for refusals.</param>
    public void Read(Stream content, string path, string file)
    {
        var bytes = WholeFile.Read(content, file, limits);
        var name = path[(path.LastIndexOf('/') + 1)..];
        var kind = tally.KindOf(name.Split(NameBreaks)[0]);
        switch (KindOf(path))
        {
            case FitbitFile.StepTable:
                Table(bytes, file, kind, StepRow);
                break;
            case FitbitFile.Cycles:
                Table(bytes, file, kind, CycleRow);
                break;
            case FitbitFile.GoogleDays:
                Table(bytes, file, kind, GoogleRow);
                break;
            case var known:
                Items(bytes, file, kind, known switch
                {
                    FitbitFile.Steps => Steps,
                    FitbitFile.Sleep => Sleep,
                    FitbitFile.Exercise => Exercise,
                    _ => ActiveMinutes,
                });
                break;
        }
    }

    private static FitbitFile? KindOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        foreach (var (start, end, kind) in Files)
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    private static void Items(ReadOnlySpan<byte> bytes, string file, int kind, Action<int, JsonElement> take)
    {
        using var document = JsonFiles.Parse(bytes, file);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new ImportRefusedException(file, ImportRefusedException.AtLine(1), ImportTexts.UnknownJson);
        }

        foreach (var item in document.RootElement.EnumerateArray())
        {
            take(kind, item);
        }
    }

    private static void Table(ReadOnlySpan<byte> bytes, string file, int kind, Action<int, Func<string, string>> take)
    {
        var table = CsvTable.Parse(TextStreams.Decode(bytes, file), file);
        foreach (var row in table.Rows)
        {
            take(kind, header => table.Headers.IndexOf(header) is >= 0 and var index ? row[index] : string.Empty);
        }
    }

    private void Steps(int kind, JsonElement item)
    {
        if (!OldTime.Parse(item.TextOf("dateTime") ?? string.Empty).TryGetValue(default, out var time))
        {
            tally.Count(kind, RecordNote.NoTime);
            return;
        }

        Minute(kind, time.InUtc().ToInstant().ToUnixTimeSeconds(), item.NumberOf("value"), Source);
    }

    private void StepRow(int kind, Func<string, string> cell)
    {
        if (!InstantPattern.ExtendedIso.Parse(cell("timestamp")).TryGetValue(default, out var time))
        {
            tally.Count(kind, RecordNote.NoTime);
            return;
        }

        var count = double.TryParse(cell("steps"), NumberStyles.Float, CultureInfo.InvariantCulture, out var steps) ? steps : (double?)null;
        Minute(kind, time.ToUnixTimeSeconds(), count, Source + cell("data source"));
    }

    /// <summary>The same minute may stand in an old and in a new file: as two devices they count once.</summary>
    private void Minute(int kind, long start, double? steps, string device)
    {
        if (steps is not ({ } count and >= 0))
        {
            tally.Count(kind, RecordNote.NoNumber);
        }
        else if (!seen.Add(Hashing.Mix(Hashing.Of(Encoding.UTF8.GetBytes(device)), (ulong)start)))
        {
            tally.Count(kind, RecordNote.Duplicate);
        }
        else
        {
            days.Steps(kind, start, start + SecondsOfMinute, count, Hashing.Of(Encoding.UTF8.GetBytes(device)));
        }
    }

    private void Sleep(int kind, JsonElement item)
    {
        if (!LocalDatePattern.Iso.Parse(item.TextOf("dateOfSleep") ?? string.Empty).TryGetValue(default, out var date))
        {
            tally.Count(kind, RecordNote.NoTime);
        }
        else if (item.NumberOf("minutesAsleep") is not { } minutes)
        {
            tally.Count(kind, RecordNote.NoNumber);
        }
        else if (item.NumberOf("logId") is { } id && !seen.Add(Hashing.Mix((ulong)id, (ulong)Measures.Sleep)))
        {
            tally.Count(kind, RecordNote.Duplicate);
        }
        else if (minutes < 0)
        {
            tally.Count(kind, RecordNote.Impossible);
        }
        else
        {
            days.Sum(kind, Measures.Sleep, days.Clock.SecondsOf(date.At(LocalTime.Noon)), minutes);
        }
    }

    private void Exercise(int kind, JsonElement item)
    {
        if (!OldTime.Parse(item.TextOf("startTime") ?? string.Empty).TryGetValue(default, out var time))
        {
            tally.Count(kind, RecordNote.NoTime);
        }
        else if ((item.NumberOf("activeDuration") ?? item.NumberOf("duration")) is not ({ } duration and >= 0))
        {
            tally.Count(kind, RecordNote.NoNumber);
        }
        else
        {
            var start = time.InUtc().ToInstant().ToUnixTimeSeconds();
            days.Exercise(kind, start, start + (long)Math.Min(duration / MillisecondsOfSecond, int.MaxValue));
        }
    }

    /// <summary>Minutes of moderate and of hard activity of a day stand in two files, and together they are the day's exercise.</summary>
    private void ActiveMinutes(int kind, JsonElement item)
    {
        if (!OldTime.Parse(item.TextOf("dateTime") ?? string.Empty).TryGetValue(default, out var time))
        {
            tally.Count(kind, RecordNote.NoTime);
        }
        else if (item.NumberOf("value") is not ({ } minutes and >= 0))
        {
            tally.Count(kind, RecordNote.NoNumber);
        }
        else if (!seen.Add(Hashing.Mix((ulong)kind, (ulong)ZoneClock.DayOf(time.Date))))
        {
            tally.Count(kind, RecordNote.Duplicate);
        }
        else
        {
            var day = ZoneClock.DayOf(time.Date);
            active[day] = active.GetValueOrDefault(day) + minutes;
            days.Total(kind, Measures.Exercise, day, active[day]);
        }
    }

    private void CycleRow(int kind, Func<string, string> cell)
    {
        const int LongestPeriod = 30;
        if (!LocalDatePattern.Iso.Parse(cell("period_start_date")).TryGetValue(default, out var start)
            || !LocalDatePattern.Iso.Parse(cell("period_end_date")).TryGetValue(default, out var end) || end < start)
        {
            tally.Count(kind, RecordNote.NoTime);
            return;
        }

        if (Period.DaysBetween(start, end) > LongestPeriod)
        {
            tally.Count(kind, RecordNote.TooLong);
            return;
        }

        days.Period(kind, ZoneClock.DayOf(start), isPeriod: true);
        for (var date = start.PlusDays(1); date <= end; date = date.PlusDays(1))
        {
            days.AlsoPeriod(ZoneClock.DayOf(date));
        }
    }

    private void GoogleRow(int kind, Func<string, string> cell)
    {
        if (!LocalDatePattern.Iso.Parse(cell("Date")).TryGetValue(default, out var date))
        {
            tally.Count(kind, RecordNote.NoTime);
            return;
        }

        var day = ZoneClock.DayOf(date);
        (int Exposure, double? Value)[] values =
        [
            (Measures.Steps, Number(cell("Step count"))),
            (Measures.Weight, Number(cell("Average weight (kg)")) * GramsPerKilogram),
            (Measures.Exercise, (Number(cell("Running duration (ms)")) + (Number(cell("Biking duration (ms)")) ?? 0)) / MillisecondsOfMinute),
        ];
        var told = values.Where(value => value.Value is >= 0).ToList();
        if (told.Count == 0)
        {
            tally.Count(kind, RecordNote.NoPlace);
            return;
        }

        days.Totals(kind, day, told.Select(value => (value.Exposure, value.Value!.Value)));
    }

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
