using System.Diagnostics;
using System.Globalization;
using System.Xml;
using Charley.Exchange.Imports;
using NodaTime;

namespace Charley.Exchange.Bench;

/// <summary>Speed and memory of reading an Apple Health export, beside the XML reader of .NET that only counts the same records.</summary>
internal static class AppleRun
{
    private const double Megabyte = 1_000_000;

    public static int Measure(long size)
    {
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"charley-bench-{size}.xml"));
        try
        {
            AppleFile.Write(path, size);
            var length = new FileInfo(path).Length / Megabyte;
            Run("Charley", length, () => Read(path));
            Run("XmlReader", length, () => ReadWithXmlReader(path));
            return 0;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Charley runs first: the peak of the process is its own then.</summary>
    private static void Run(string name, double megabytes, Func<long> read)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var records = read();
        using var process = Process.GetCurrentProcess();
        var seconds = (process.TotalProcessorTime - processor).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {records:N0} records, {megabytes:N0} MB, {megabytes / watch.Elapsed.TotalSeconds:N0} MB/s by the clock, {megabytes / seconds:N0} MB/s of processor time, peak memory {process.PeakWorkingSet64 / Megabyte:N0} MB"));
    }

    private static long Read(string path)
    {
        using var content = File.OpenRead(path);
        var settings = new ImportSettings(DateTimeZoneProviders.Tzdb["Europe/Berlin"], new LocalDate(2026, 11, 22));
        return ImportReader.Read(new ImportFile("export.xml", content), settings, CancellationToken.None).Read;
    }

    private static long ReadWithXmlReader(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var records = 0L;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name == "Record")
            {
                records += reader.GetAttribute("type") is not null && reader.GetAttribute("startDate") is not null && reader.GetAttribute("value") is not null ? 1 : 0;
            }
        }

        return records;
    }
}
