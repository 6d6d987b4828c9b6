using System.Collections.Immutable;
using Charley.Diary.Days;
using NodaTime;

namespace Charley.Exchange.Imports.Gathering;

/// <summary>Makes the diary's numbers of what was gathered, and counts the records differently that did not matter in the end.</summary>
/// <param name="tally">Where records are counted.</param>
/// <param name="today">The last day that a diary can tell of.</param>
internal sealed class DayMaker(RecordTally tally, LocalDate today)
{
    /// <summary>All days that say something.</summary>
    public ImmutableSortedDictionary<LocalDate, DayContent> Make(IEnumerable<GatheredDay> days) =>
        days.Select(day => KeyValuePair.Create(ZoneClock.DateOf(day.Day), ContentOf(day)))
            .Where(pair => pair.Value != DayContent.Empty && pair.Key <= today)
            .ToImmutableSortedDictionary();

    private DayContent ContentOf(GatheredDay day)
    {
        var content = DayContent.Empty with { Period = day.Period, Taken = day.Taken is { } taken ? [.. taken] : null };
        foreach (var (index, exposure) in Exposures.All.Index())
        {
            var told = (index == Measures.Steps ? StepsOf(day)
                : index == Measures.Sleep ? SleepOf(day)
                : index == Measures.Exercise ? ExerciseOf(day)
                : null) ?? CellOf(day, index);
            content = Join(content, exposure, told, day.FindTotal(index));
        }

        return content;
    }

    /// <summary>A total and single records may tell of the same; the higher counts.</summary>
    private DayContent Join(DayContent content, Exposure exposure, (double Value, KindCounts Records)? single, Cell? total)
    {
        if (single is { } of && total is not null)
        {
            if (total.Value > of.Value)
            {
                of.Records.Move(tally, RecordNote.Total);
                single = (total.Value, total.Records);
            }
            else
            {
                total.Records.Move(tally, RecordNote.Total);
            }
        }

        if ((single ?? (total is null ? null : (total.Value, total.Records))) is not { } told)
        {
            return content;
        }

        var stored = Math.Round(told.Value, MidpointRounding.AwayFromZero);
        if (stored < exposure.Least * (double)exposure.PerUnit || stored > exposure.Most * (double)exposure.PerUnit || !double.IsFinite(stored))
        {
            told.Records.Move(tally, RecordNote.Impossible);
            return content;
        }

        return exposure.With(content, (int)stored);
    }

    private static (double Value, KindCounts Records)? CellOf(GatheredDay day, int index) =>
        day.FindCell(index) is { } cell ? (cell.Value, cell.Records) : null;

    /// <summary>
    /// In each quarter of an hour the device that counted most is believed: a phone in the pocket and a watch on the wrist
    /// count the same steps, but each may lie in a drawer for half the day.
    /// </summary>
    private (double Value, KindCounts Records)? StepsOf(GatheredDay day)
    {
        if (day.Steps.Count == 0)
        {
            return null;
        }

        var sum = 0.0;
        Span<bool> matters = stackalloc bool[day.Steps.Count];
        for (var slot = 0; slot < DeviceSteps.Slots; slot++)
        {
            var best = 0;
            for (var device = 1; device < day.Steps.Count; device++)
            {
                best = day.Steps[device].Counts[slot] > day.Steps[best].Counts[slot] ? device : best;
            }

            sum += day.Steps[best].Counts[slot];
            matters[best] |= day.Steps[best].Counts[slot] > 0;
        }

        var records = default(KindCounts);
        for (var device = 0; device < day.Steps.Count; device++)
        {
            // A day on which nobody took a step is known by its first device.
            if (matters[device] || (device == 0 && sum == 0))
            {
                records.AddAll(day.Steps[device].Records);
            }
            else
            {
                day.Steps[device].Records.Move(tally, RecordNote.OtherDevice);
            }
        }

        return (sum, records);
    }

    /// <summary>Time in bed stands for sleep only where nothing better is known.</summary>
    private (double Value, KindCounts Records)? SleepOf(GatheredDay day)
    {
        if (day.Asleep is { } asleep)
        {
            day.InBedRecords.Move(tally, RecordNote.InBed);
            return (asleep.Count, day.AsleepRecords);
        }

        return day.InBed is { } inBed ? (inBed.Count, day.InBedRecords) : null;
    }

    private static (double Value, KindCounts Records)? ExerciseOf(GatheredDay day) =>
        day.Moving is { } moving ? (moving.Count, day.MovingRecords) : null;
}
