using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;

namespace Charley.Learning.Bench.Speed;

/// <summary>
/// How long an analysis keeps one core busy: time of the processor, which other work on the machine disturbs less than the
/// clock on the wall.
/// </summary>
public static class SpeedReport
{
    private const int Runs = 7;

    /// <summary>The diaries that R gets too.</summary>
    public static ImmutableArray<Scenario> Compared { get; } =
    [
        new("90 days, 12 exposures"),
        new("3 years, 16 exposures, all numbers") { Days = 1096, Exposures = 16, Graded = 1 },
    ];

    private static readonly Scenario[] Sizes =
    [
        .. Compared,
        new("1 year, 12 exposures") { Days = 365 },
        new("3 years, 40 exposures") { Days = 1096, Exposures = 40 },
        new("10 years, 16 exposures, all numbers") { Days = 3652, Exposures = 16, Graded = 1 },
    ];

    /// <summary>Writes a table of medians.</summary>
    public static void Write(TextWriter output)
    {
        using var process = Process.GetCurrentProcess();
        output.WriteLine("| diary | median, ms of one core | slowest, ms |");
        output.WriteLine("| --- | --- | --- |");
        foreach (var size in Sizes)
        {
            var diary = World.Draw(size, 1).Diary;
            TriggerAnalysis.Run(diary);
            var times = Enumerable.Range(0, Runs).Select(_ =>
            {
                var before = process.TotalProcessorTime;
                TriggerAnalysis.Run(diary);
                process.Refresh();
                return (process.TotalProcessorTime - before).TotalMilliseconds;
            }).Order().ToArray();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size.Name} | {times[Runs / 2]:0} | {times[^1]:0} |"));
        }
    }
}
