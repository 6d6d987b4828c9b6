using System.Globalization;
using System.IO.Compression;
using System.Text;
using Charley.Exchange.Imports;
using Charley.Exchange.Tests.Imports;
using NodaTime;

namespace Charley.Exchange.Bench;

/// <summary>Damages files again and again: every input must end in a reading or a refusal, and nothing else.</summary>
internal static class FuzzRun
{
    private const int Report = 100_000;

    private const string Apple = """
        <?xml version="1.0"?><!DOCTYPE HealthData [<!ELEMENT HealthData (ExportDate)>]><HealthData><Me/>
        <Record type="HKQuantityTypeIdentifierStepCount" sourceName="a" unit="count" startDate="2026-11-20 10:00:00 +0100" endDate="2026-11-20 10:10:00 +0100" value="9"/>
        <Record type="HKCategoryTypeIdentifierSleepAnalysis" startDate="2026-11-19 23:00:00 +0100" endDate="2026-11-20 06:00:00 +0100" value="HKCategoryValueSleepAnalysisAsleepCore"><MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/></Record>
        <Record type="HKQuantityTypeIdentifierDietaryWater" unit="fl_oz_us" startDate="2026-11-20 10:00:00 +0100" endDate="2026-11-20 10:10:00 +0100" value="9"/>
        <Workout startDate="2026-11-20 10:00:00 +0100" endDate="2026-11-20 10:40:00 +0100"/><Correlation type="x"><Record type="y"/></Correlation>
        <ActivitySummary dateComponents="2026-11-20" appleExerciseTime="5"/></HealthData>
        """;

    public static int Run(int inputs, int seed)
    {
        var files = Files();
#pragma warning disable S2245 // Repeatable numbers are what is wanted.
        var random = new Random(seed);
#pragma warning restore S2245
        var (read, refused) = (0, 0);
        for (var input = 0; input < inputs; input++)
        {
            var (name, bytes) = files[input % files.Count];
            var damaged = Fuzz.Damage(bytes, random);
            try
            {
                using var content = new MemoryStream(damaged);
                ImportReader.Read(new ImportFile(name, content), new ImportSettings(DateTimeZone.Utc, new LocalDate(2026, 11, 22)), CancellationToken.None);
                read++;
            }
            catch (ImportRefusedException)
            {
                refused++;
            }
            catch (Exception broken)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"input {input} of seed {seed} ({name}): {broken}\n{Convert.ToBase64String(damaged)}"));
                return 1;
            }

            if ((input + 1) % Report == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input + 1:N0} inputs: {read:N0} read, {refused:N0} refused"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inputs:N0} inputs: {read:N0} read, {refused:N0} refused, nothing else"));
        return 0;
    }

    private static List<(string Name, byte[] Bytes)> Files() =>
    [
        ("export.xml", Bytes(Apple)),
        ("export.zip", Zip("apple_health_export/export.xml", Apple)),
        ("table.csv", Bytes("Date,Water (ml),Sleep,Period,Medication,Weight\n2026-11-20,\"1,500\",7:30,yes,\"a, b\",70.5\n21.11.2026,1.5 l,8h 10m,no,c,\"71,2\"\n")),
        ("long.csv", Bytes("date,category,amount\n20th Nov 2026,Sleep,7.5\n21 Nov 2026,Steps,4000\n")),
        ("steps-2026-11-20.json", Bytes("""[{"dateTime":"11/20/26 09:01:00","value":"30"},{"dateTime":"11/20/26 09:00:00","value":"70"}]""")),
        ("sleep-2026-11-20.json", Bytes("""[{"logId":1,"dateOfSleep":"2026-11-20","minutesAsleep":420}]""")),
        ("exercise-0.json", Bytes("""[{"startTime":"11/20/26 09:00:00","duration":1800000}]""")),
        ("takeout.zip", Zip("Takeout/Fitbit/Menstrual Health/menstrual_health_cycles.csv", "id,period_start_date,period_end_date\n1,2026-11-01,2026-11-03\n")),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(string name, string text)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Bytes(text));
        }

        return stream.ToArray();
    }
}
