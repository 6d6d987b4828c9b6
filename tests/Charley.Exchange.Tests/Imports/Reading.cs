using System.IO.Compression;
using System.Text;
using Charley.Diary.Days;
using Charley.Exchange.Imports;
using Charley.Testing;
using NodaTime;

namespace Charley.Exchange.Tests.Imports;

/// <summary>Files made for one test, and what is read from them.</summary>
internal static class Reading
{
    public static readonly LocalDate Today = new(2026, 11, 22);

    public static DateTimeZone Berlin { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static ImportSettings For(DateTimeZone zone) => new(zone, Today);

    public static ImportReading Of(byte[] bytes, string name = "export.xml", ImportSettings? settings = null)
    {
        using var stream = new MemoryStream(bytes);
        return ImportReader.Read(new ImportFile(name, stream), settings ?? For(Berlin), TestContext.Current.CancellationToken);
    }

    public static ImportReading Of(string text, string name = "export.xml", ImportSettings? settings = null) =>
        Of(Encoding.UTF8.GetBytes(text), name, settings);

    /// <summary>An Apple Health export with the given elements.</summary>
    public static string Apple(params string[] elements) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <HealthData locale="en_GB"><ExportDate value="2026-11-21 07:27:26 +0100"/>
        {string.Join('\n', elements)}
        </HealthData>
        """;

    public static string Record(string type, string start, string end, string value, string unit = "count", string source = "iPhone", string more = "") =>
        $"""<Record type="{type}" sourceName="{source}" unit="{unit}" creationDate="{end}" startDate="{start}" endDate="{end}" value="{value}"{more}/>""";

    public static string Steps(string start, string end, int count, string source = "iPhone") =>
        Record("HKQuantityTypeIdentifierStepCount", start, end, count.ToString(System.Globalization.CultureInfo.InvariantCulture), source: source);

    public static string Sleep(string start, string end, string value = "HKCategoryValueSleepAnalysisAsleepCore", string source = "Watch") =>
        Record("HKCategoryTypeIdentifierSleepAnalysis", start, end, value, source: source);

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    public static byte[] Sample(string name) =>
        File.ReadAllBytes(Path.Combine(SourceTree.Root, "tests", "Charley.Exchange.Tests", "Imports", "Samples", name));

    /// <summary>The only day that was read.</summary>
    public static DayContent OnlyDay(ImportReading reading) => Assert.Single(reading.Days).Value;

    public static long Count(ImportReading reading, string kind, RecordNote note) =>
        reading.Counts.Where(count => count.Kind == kind && count.Note == note).Sum(count => count.Count);
}
