using NodaTime;

namespace Charley.Exchange.Imports.Gathering;

/// <summary>
/// Makes days of single records as they stream by. It keeps a few hundred bytes a day, whatever the number of records.
/// </summary>
/// <param name="settings">Whose clock.</param>
/// <param name="tally">Where every record is counted.</param>
internal sealed class DayGatherer(ImportSettings settings, RecordTally tally)
{
    /// <summary>A sleep belongs to the day on which its owner gets up: nights run from six in the evening to six in the evening.</summary>
    private const int NightBegins = 18;

    private const int MostDevicesOfDay = 16;

    /// <summary>The limits of the diary's day.</summary>
    private const int MostTaken = 40, LongestName = 100;

    private static readonly int Oldest = ZoneClock.DayOf(new LocalDate(1900, 1, 1));

    private readonly ZoneClock usual = new(settings.Zone);
    private readonly int today = ZoneClock.DayOf(settings.Today);
    private readonly Dictionary<int, GatheredDay> days = [];
    private int deviceDays;

    /// <summary>The person's clock.</summary>
    public ZoneClock Clock => usual;

    /// <summary>All days so far.</summary>
    public IEnumerable<GatheredDay> Days => days.Values;

    /// <summary>Steps of a device between two moments, in seconds since 1970.</summary>
    public void Steps(int kind, long start, long end, double count, ulong device, ZoneClock? clock = null)
    {
        clock ??= usual;
        if (!IsSpan(kind, start, end, clock))
        {
            return;
        }

        var duration = end - start;
        DeviceSteps? steps;
        do
        {
            var day = clock.DayOf(start);
            steps = DeviceOf(kind, day, device);
            if (steps is null)
            {
                return;
            }

            var dayStart = clock.StartOf(day);
            var slot = (int)Math.Clamp((start - dayStart) / DeviceSteps.SlotSeconds, 0, DeviceSteps.Slots - 1);
            var slotEnd = Math.Min(dayStart + ((slot + 1L) * DeviceSteps.SlotSeconds), NextStart(clock, day));
            var part = slotEnd <= start ? end - start : Math.Min(end, slotEnd) - start;
            steps.Counts[slot] += (float)(duration == 0 ? count : count * part / duration);
            start += part;
        }
        while (start < end);

        steps.Records.Add(kind);
        tally.Count(kind, RecordNote.Used);
    }

    /// <summary>Sleep, or time in bed, between two moments.</summary>
    public void Sleep(int kind, long start, long end, bool asleep, ZoneClock? clock = null)
    {
        clock ??= usual;
        if (!IsSpan(kind, start, end, clock, NightBegins))
        {
            return;
        }

        GatheredDay night;
        do
        {
            night = DayAt(clock.DayOf(start, NightBegins) + 1);
            var part = Math.Min(end, clock.StartOf(night.Day, NightBegins));
            var minutes = asleep ? night.Asleep ??= new MinuteSet(night.Day) : night.InBed ??= new MinuteSet(night.Day);
            minutes.Fill(start, part);
            start = Math.Max(part, start + 1);
        }
        while (start < end);

        (asleep ? ref night.AsleepRecords : ref night.InBedRecords).Add(kind);
        tally.Count(kind, RecordNote.Used);
    }

    /// <summary>Sport or hard work between two moments.</summary>
    public void Exercise(int kind, long start, long end, ZoneClock? clock = null)
    {
        clock ??= usual;
        if (!IsSpan(kind, start, end, clock))
        {
            return;
        }

        GatheredDay day;
        do
        {
            day = DayAt(clock.DayOf(start));
            var part = Math.Min(end, NextStart(clock, day.Day));
            (day.Moving ??= new MinuteSet(day.Day)).Fill(start, part);
            start = Math.Max(part, start + 1);
        }
        while (start < end);

        day.MovingRecords.Add(kind);
        tally.Count(kind, RecordNote.Used);
    }

    /// <summary>An amount that adds up over a day, in the unit in which the diary keeps it.</summary>
    public void Sum(int kind, int exposure, long at, double value, ZoneClock? clock = null)
    {
        if (CellAt(kind, exposure, (clock ?? usual).DayOf(at)) is { } cell)
        {
            cell.Value += value;
        }
    }

    /// <summary>A number of which the highest of a day counts.</summary>
    public void Highest(int kind, int exposure, long at, double value, ZoneClock? clock = null)
    {
        if (CellAt(kind, exposure, (clock ?? usual).DayOf(at)) is { } cell)
        {
            cell.Value = Math.Max(cell.Value, value);
        }
    }

    /// <summary>A number of which the latest of a day counts.</summary>
    public void Latest(int kind, int exposure, long at, double value, ZoneClock? clock = null)
    {
        if (CellAt(kind, exposure, (clock ?? usual).DayOf(at)) is { } cell && at >= cell.LatestAt)
        {
            (cell.Value, cell.LatestAt) = (value, at);
        }
    }

    /// <summary>A value that the source tells for the day as a whole; the highest counts if it tells several.</summary>
    public void Total(int kind, int exposure, int day, double value)
    {
        if (IsDay(kind, day))
        {
            var total = DayAt(day).TotalOf(exposure);
            total.Value = Math.Max(total.Value, value);
            total.Records.Add(kind);
            tally.Count(kind, RecordNote.Used);
        }
    }

    /// <summary>Several values of one record that a source tells for the day as a whole.</summary>
    public void Totals(int kind, int day, IEnumerable<(int Exposure, double Value)> values)
    {
        if (!IsDay(kind, day))
        {
            return;
        }

        foreach (var (exposure, value) in values)
        {
            var total = DayAt(day).TotalOf(exposure);
            total.Value = Math.Max(total.Value, value);
        }

        tally.Count(kind, RecordNote.Used);
    }

    /// <summary>A further day of a period that was counted as one record.</summary>
    public void AlsoPeriod(int day)
    {
        if (day >= Oldest && day <= today)
        {
            DayAt(day).Period = true;
        }
    }

    /// <summary>Whether a day was one of the period; yes counts before no.</summary>
    public void Period(int kind, int day, bool isPeriod)
    {
        if (IsDay(kind, day))
        {
            var gathered = DayAt(day);
            gathered.Period = isPeriod || gathered.Period == true;
            gathered.PeriodRecords.Add(kind);
            tally.Count(kind, RecordNote.Used);
        }
    }

    /// <summary>Medicines and supplements taken on a day; a word for "none" is not among them.</summary>
    public void Taken(int kind, int day, IEnumerable<string> names)
    {
        if (!IsDay(kind, day))
        {
            return;
        }

        var taken = DayAt(day).Taken ??= [];
        foreach (var name in names.Where(IsStorable))
        {
            if (taken.Count < MostTaken && !taken.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                taken.Add(name);
            }
        }

        tally.Count(kind, RecordNote.Used);
    }

    /// <summary>What the diary keeps: whole letters, and not too many of them.</summary>
    private static bool IsStorable(string name) =>
        name.Length is > 0 and <= LongestName && !name.Any(letter => char.IsSurrogate(letter) || char.IsControl(letter));

    private Cell? CellAt(int kind, int exposure, int day)
    {
        if (!IsDay(kind, day))
        {
            return null;
        }

        var cell = DayAt(day).CellOf(exposure);
        cell.Records.Add(kind);
        tally.Count(kind, RecordNote.Used);
        return cell;
    }

    private GatheredDay DayAt(int day)
    {
        if (!days.TryGetValue(day, out var gathered))
        {
            gathered = new GatheredDay(day);
            days.Add(day, gathered);
        }

        return gathered;
    }

    private DeviceSteps? DeviceOf(int kind, int day, ulong device)
    {
        var devices = DayAt(day).Steps;
        foreach (var known in devices)
        {
            if (known.Device == device)
            {
                return known;
            }
        }

        if (devices.Count >= MostDevicesOfDay || deviceDays >= settings.Limits.MostDeviceDays)
        {
            tally.Count(kind, RecordNote.TooManyDevices);
            return null;
        }

        deviceDays++;
        var steps = new DeviceSteps(device);
        devices.Add(steps);
        return steps;
    }

    private bool IsSpan(int kind, long start, long end, ZoneClock clock, int hour = 0)
    {
        if (end < start)
        {
            tally.Count(kind, RecordNote.NoTime);
            return false;
        }

        if (end - start > ZoneClock.SecondsOfDay)
        {
            tally.Count(kind, RecordNote.TooLong);
            return false;
        }

        // A night belongs to the day after it began.
        return IsDay(kind, clock.DayOf(start, hour) + (hour == 0 ? 0 : 1)) && IsDay(kind, clock.DayOf(end));
    }

    private bool IsDay(int kind, int day)
    {
        if (day > today)
        {
            tally.Count(kind, RecordNote.Future);
            return false;
        }

        if (day < Oldest)
        {
            tally.Count(kind, RecordNote.LongAgo);
            return false;
        }

        return true;
    }

    private static long NextStart(ZoneClock clock, int day) => clock.StartOf(day + 1);
}
