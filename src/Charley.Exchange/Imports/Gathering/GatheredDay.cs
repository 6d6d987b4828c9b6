using Charley.Diary.Days;

namespace Charley.Exchange.Imports.Gathering;

/// <summary>A number that becomes one of a day: a sum, the highest, or the latest.</summary>
internal sealed class Cell
{
    public KindCounts Records;
    public double Value;
    public long LatestAt = long.MinValue;
}

/// <summary>What one device counted, in quarters of an hour.</summary>
internal sealed class DeviceSteps(ulong device)
{
    public const int SlotSeconds = 900;

    /// <summary>The longest day has 25 hours; some zones have moved by more.</summary>
    public const int Slots = 104;

    public KindCounts Records;

    public ulong Device => device;

    public float[] Counts { get; } = new float[Slots];
}

/// <summary>What is known so far about one day.</summary>
internal sealed class GatheredDay(int day)
{
    private readonly Cell?[] cells = new Cell?[Exposures.All.Length];
    private readonly Cell?[] totals = new Cell?[Exposures.All.Length];

    public int Day => day;

    public List<DeviceSteps> Steps { get; } = [];

    public MinuteSet? Asleep { get; set; }

    public MinuteSet? InBed { get; set; }

    public MinuteSet? Moving { get; set; }

    public KindCounts AsleepRecords;
    public KindCounts InBedRecords;
    public KindCounts MovingRecords;
    public KindCounts PeriodRecords;

    public bool? Period { get; set; }

    /// <summary>Medicines and supplements; null where nothing is told about them.</summary>
    public List<string>? Taken { get; set; }

    /// <summary>The values made of single records.</summary>
    public Cell CellOf(int exposure) => cells[exposure] ??= new Cell();

    /// <summary>The values that a source told as a whole.</summary>
    public Cell TotalOf(int exposure) => totals[exposure] ??= new Cell();

    public Cell? FindCell(int exposure) => cells[exposure];

    public Cell? FindTotal(int exposure) => totals[exposure];
}
