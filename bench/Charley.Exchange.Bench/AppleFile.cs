using System.Globalization;
using System.Text;

namespace Charley.Exchange.Bench;

/// <summary>Writes a file like an Apple Health export of any size: mostly heart rate and energy, a fifth steps of two devices, some sleep and water.</summary>
internal static class AppleFile
{
    private const int Buffer = 1 << 20;
    private const int RecordsOfDay = 2000;
    private static readonly DateTime First = new(2016, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static void Write(string path, long size)
    {
#pragma warning disable S2245 // Repeatable numbers are what is wanted.
        var random = new Random(1);
#pragma warning restore S2245
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), Buffer);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Me,(Record)*)>\n]>\n<HealthData locale=\"en_GB\">\n <ExportDate value=\"2026-11-15 07:27:26 +0100\"/>\n");
        var number = 0;
        while (writer.BaseStream.Position < size)
        {
            WriteRecord(writer, random, number);
            number++;
        }

        writer.Write("</HealthData>\n");
    }

    private static void WriteRecord(StreamWriter writer, Random random, int number)
    {
        // Ten years of days, gone through again and again, so that memory has to hold all of them.
        var start = First.AddDays(number / RecordsOfDay % 3650).AddSeconds(number % RecordsOfDay * 43).AddSeconds(random.Next(40));
        var (type, unit, value, source, seconds) = random.Next(100) switch
        {
            < 20 => ("HKQuantityTypeIdentifierStepCount", "count", random.Next(200), number % 2 == 0 ? "iPhone" : "Apple Watch", 300),
            < 22 => ("HKQuantityTypeIdentifierDietaryWater", "mL", 250, "WaterApp", 0),
            < 50 => ("HKQuantityTypeIdentifierActiveEnergyBurned", "kcal", random.Next(9), "Apple Watch", 60),
            _ => ("HKQuantityTypeIdentifierHeartRate", "count/min", 50 + random.Next(90), "Apple Watch", 0),
        };
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $" <Record type=\"{type}\" sourceName=\"{source}\" sourceVersion=\"10.1\" device=\"&lt;&lt;HKDevice: 0x282a45810&gt;, name:{source}, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:10.1&gt;\" unit=\"{unit}\" creationDate=\"{start:yyyy-MM-dd HH:mm:ss} +0100\" startDate=\"{start:yyyy-MM-dd HH:mm:ss} +0100\" endDate=\"{start.AddSeconds(seconds):yyyy-MM-dd HH:mm:ss} +0100\" value=\"{value}\"/>\n"));
    }
}
