using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using Charley.Exchange.Imports.Gathering;
using NodaTime;

namespace Charley.Exchange.Imports.AppleHealth;

/// <summary>One record of an export, as it is needed; kept until its end, because the time zone stands inside it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct AppleRecord
{
    public int Kind;
    public AppleType Type;
    public long Start;
    public long End;
    public double Value;
    public ulong Device;
    public bool Asleep;
}

/// <summary>Reads records from their tags and hands them to the days.</summary>
/// <param name="tally">Counts them.</param>
/// <param name="days">Takes them.</param>
internal sealed class AppleRecords(RecordTally tally, DayGatherer days)
{
    private readonly SeenRecords seen = new();
    private readonly Dictionary<ulong, ulong> amounts = [];
    private readonly Dictionary<int, AppleType> types = [];
    private readonly Dictionary<string, ZoneClock?> clocks = new(StringComparer.Ordinal);
    private byte[] lastType = [0];
    private (int Kind, AppleType Type) last;
    private byte[] lastUnit = [0];
    private (UnitKind Kind, UnitScale? Scale) lastScale;

    /// <summary>Reads a Record's tag; counts at once what can't be used.</summary>
    public AppleRecord? Read(AppleXml xml)
    {
        var (kind, type) = TypeOf(xml["type"u8]);
        if (type.Use == AppleUse.NoPlace)
        {
            return Skip(kind, RecordNote.NoPlace);
        }

        if (AppleTime.Parse(xml["startDate"u8]) is not { } start || AppleTime.Parse(xml["endDate"u8]) is not { } end)
        {
            return Skip(kind, RecordNote.NoTime);
        }

        if (!seen.Add(Hashing.Of(xml.Raw)))
        {
            return Skip(kind, RecordNote.Duplicate);
        }

        var record = new AppleRecord { Kind = kind, Type = type, Start = start, End = end };
        return type.Use switch
        {
            AppleUse.Sleep => ReadSleep(record, xml["value"u8]),
            AppleUse.Period => record with { Value = xml["value"u8].EndsWith("None"u8) ? 0 : 1 },
            AppleUse.Exercise => record,
            _ => ReadNumber(record, xml),
        };
    }

    /// <summary>Reads a Workout's tag.</summary>
    public AppleRecord? ReadWorkout(AppleXml xml)
    {
        var kind = tally.KindOf("Workout"u8);
        return AppleTime.Parse(xml["startDate"u8]) is { } start && AppleTime.Parse(xml["endDate"u8]) is { } end
            ? new AppleRecord { Kind = kind, Type = AppleType.Of("HKQuantityTypeIdentifierAppleExerciseTime"u8), Start = start, End = end }
            : Skip(kind, RecordNote.NoTime);
    }

    /// <summary>Reads an ActivitySummary: the minutes of exercise that the watch counted on a day.</summary>
    public void ReadSummary(AppleXml xml)
    {
        var kind = tally.KindOf("ActivitySummary"u8);
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(Encoding.UTF8.GetString(xml["dateComponents"u8]));
        var minutes = xml["appleExerciseTime"u8];
        if (!date.Success)
        {
            tally.Count(kind, RecordNote.NoTime);
        }
        else if (Number(minutes) is not { } value)
        {
            tally.Count(kind, RecordNote.NoPlace);
        }
        else
        {
            days.Total(kind, Measures.Exercise, ZoneClock.DayOf(date.Value), value);
        }
    }

    /// <summary>Hands a record to its day, by the clock of the place where it was made if the file tells it.</summary>
    public void Take(AppleRecord record, string? zone)
    {
        var clock = zone is null ? null : ClockOf(zone);
        switch (record.Type.Use)
        {
            case AppleUse.Steps:
                days.Steps(record.Kind, record.Start, record.End, record.Value, record.Device, clock);
                break;
            case AppleUse.Sleep:
                days.Sleep(record.Kind, record.Start, record.End, record.Asleep, clock);
                break;
            case AppleUse.Exercise:
                days.Exercise(record.Kind, record.Start, record.End, clock);
                break;
            case AppleUse.Period:
                days.Period(record.Kind, (clock ?? days.Clock).DayOf(record.Start), record.Value > 0);
                break;
            case AppleUse.Highest:
                days.Highest(record.Kind, record.Type.Exposure, record.Start, record.Value, clock);
                break;
            case AppleUse.Latest:
                days.Latest(record.Kind, record.Type.Exposure, record.Start, record.Value, clock);
                break;
            default:
                days.Sum(record.Kind, record.Type.Exposure, record.Start, record.Value, clock);
                break;
        }
    }

    private AppleRecord? ReadSleep(AppleRecord record, ReadOnlySpan<byte> value)
    {
        if (value.EndsWith("Awake"u8))
        {
            return Skip(record.Kind, RecordNote.Awake);
        }

        var inBed = value.EndsWith("InBed"u8);
        return inBed || value.IndexOf("Asleep"u8) >= 0 ? record with { Asleep = !inBed } : Skip(record.Kind, RecordNote.NoNumber);
    }

    private AppleRecord? ReadNumber(AppleRecord record, AppleXml xml)
    {
        if (Number(xml["value"u8]) is not { } value)
        {
            return Skip(record.Kind, RecordNote.NoNumber);
        }

        if (ScaleOf(record.Type.Unit, xml["unit"u8]) is not { } scale)
        {
            return Skip(record.Kind, RecordNote.NoUnit);
        }

        if (value < 0 && record.Type.Unit != UnitKind.Temperature)
        {
            return Skip(record.Kind, RecordNote.Impossible);
        }

        var device = DeviceOf(xml);
        if (record.Type.Use == AppleUse.Sum && IsToldByAnother(record, xml["value"u8], device))
        {
            return Skip(record.Kind, RecordNote.Duplicate);
        }

        return record with { Value = scale.Of(value), Device = device };
    }

    /// <summary>Apps copy each other's drinks: the same moment and the same amount from another app is the same drink.</summary>
    private bool IsToldByAnother(AppleRecord record, ReadOnlySpan<byte> value, ulong device)
    {
        var key = Hashing.Mix(Hashing.Mix((ulong)record.Start, (ulong)record.Kind), Hashing.Of(value));
        return !amounts.TryAdd(key, device) && amounts[key] != device;
    }

    /// <summary>
    /// The app or device that wrote it. The name alone would make an old and a new watch of the same name one; the whole
    /// description would make one watch many, because it holds an address of the phone's memory.
    /// </summary>
    private static ulong DeviceOf(AppleXml xml)
    {
        var device = xml["device"u8];
        var hardware = device.IndexOf("hardware:"u8);
        return Hashing.Mix(Hashing.Of(xml["sourceName"u8]), hardware < 0 ? 0 : Hashing.Of(device[hardware..]));
    }

    private (int Kind, AppleType Type) TypeOf(ReadOnlySpan<byte> name)
    {
        if (!name.SequenceEqual(lastType))
        {
            var kind = tally.KindOf(name);
            if (!types.TryGetValue(kind, out var type))
            {
                type = AppleType.Of(name);
                types.Add(kind, type);
            }

            (lastType, last) = (name.ToArray(), (kind, type));
        }

        return last;
    }

    private UnitScale? ScaleOf(UnitKind kind, ReadOnlySpan<byte> unit)
    {
        if (lastScale.Kind != kind || !unit.SequenceEqual(lastUnit))
        {
            (lastUnit, lastScale) = (unit.ToArray(), (kind, Units.Find(kind, Encoding.UTF8.GetString(unit))));
        }

        return lastScale.Scale;
    }

    private ZoneClock? ClockOf(string zone)
    {
        if (!clocks.TryGetValue(zone, out var clock))
        {
            clock = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } found ? new ZoneClock(found) : null;
            clocks.Add(zone, clock);
        }

        return clock;
    }

    private static double? Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length && used > 0 && double.IsFinite(value) ? value : null;

    private AppleRecord? Skip(int kind, RecordNote note)
    {
        tally.Count(kind, note);
        return null;
    }
}
