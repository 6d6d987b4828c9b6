using System.IO.Compression;
using System.Text;

namespace Charley.Exchange.Bench;

/// <summary>A file that is damaged again and again.</summary>
/// <param name="Parser">What reads it; counts are given by it.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Inner">What is damaged.</param>
/// <param name="Wrap">What becomes of it afterwards: the file itself, or a zip around it.</param>
internal sealed record FuzzFile(string Parser, string Name, byte[] Inner, Func<byte[], byte[]> Wrap);

/// <summary>A small healthy file for every parser.</summary>
internal static class FuzzFiles
{
    private const string Apple = """
        <?xml version="1.0"?><!DOCTYPE HealthData [<!ELEMENT HealthData (ExportDate)>]><HealthData><Me/>
        <Record type="HKQuantityTypeIdentifierStepCount" sourceName="a" unit="count" startDate="2026-11-20 10:00:00 +0100" endDate="2026-11-20 10:10:00 +0100" value="9"/>
        <Record type="HKCategoryTypeIdentifierSleepAnalysis" startDate="2026-11-19 23:00:00 +0100" endDate="2026-11-20 06:00:00 +0100" value="HKCategoryValueSleepAnalysisAsleepCore"><MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/></Record>
        <Record type="HKQuantityTypeIdentifierDietaryWater" unit="fl_oz_us" startDate="2026-11-20 10:00:00 +0100" endDate="2026-11-20 10:10:00 +0100" value="9"/>
        <Record type="HKQuantityTypeIdentifierBodyTemperature" unit="degF" startDate="2026-11-20 10:00:00 +0100" endDate="2026-11-20 10:10:00 +0100" value="98.6"/>
        <Record type="HKCategoryTypeIdentifierMenstrualFlow" startDate="2026-11-20 10:00:00 +0100" endDate="2026-11-20 10:10:00 +0100" value="HKCategoryValueMenstrualFlowLight"/>
        <Workout startDate="2026-11-20 10:00:00 +0100" endDate="2026-11-20 10:40:00 +0100"/><Correlation type="x"><Record type="y"/></Correlation>
        <ActivitySummary dateComponents="2026-11-20" appleExerciseTime="5"/></HealthData>
        """;

    private const string Table = "Date,Water (ml),Sleep,Period,Medication,Weight\n2026-11-20,\"1,500\",7:30,yes,\"a, b\",70.5\n21.11.2026,1.5 l,8h 10m,no,c,\"71,2\"\n";

    private const string Bundle = """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Medication","id":"m1","code":{"text":"Atorvastatin 20 mg","coding":[{"system":"http://www.whocc.no/atc","code":"C10AA05"}]}}},
        {"resource":{"resourceType":"MedicationRequest","status":"active","medicationReference":{"reference":"urn:uuid:1"},"contained":[{"resourceType":"Medication","id":"x","code":{"text":"Lasix"}}]}},
        {"resource":{"resourceType":"MedicationStatement","status":"active","medicationReference":{"reference":"#x"}}},
        {"resource":{"resourceType":"Condition","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006","display":"Diabetes mellitus type 2 (disorder)"}]}}},
        {"resource":{"resourceType":"Observation","status":"final","effectiveDateTime":"2026-01-01","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueQuantity":{"value":3.1,"unit":"mmol/L","code":"mmol/L"}}},
        {"resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"82810-3"}]},"valueCodeableConcept":{"coding":[{"code":"77386006"}]}}}]}
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzFile> All { get; } =
    [
        Plain("Apple Health", "export.xml", Apple),
        new("Apple Health", "export.xml", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Apple)).ToArray(), Same),
        Inside("Apple Health", "export.zip", "apple_health_export/export.xml", Apple),
        Plain("table", "table.csv", Table),
        new("table", "table.csv", Encoding.Latin1.GetBytes(Table.Replace("yes", "\u00e9", StringComparison.Ordinal)), Same),
        Plain("table", "long.csv", "date,category,amount\n20th Nov 2026,Sleep,7.5\n21 Nov 2026,Steps,4000\n"),
        Plain("Fitbit", "steps-2026-11-20.json", """[{"dateTime":"11/20/26 09:01:00","value":"30"},{"dateTime":"11/20/26 09:00:00","value":"70"}]"""),
        Plain("Fitbit", "sleep-2026-11-20.json", """[{"logId":1,"dateOfSleep":"2026-11-20","minutesAsleep":420}]"""),
        Plain("Fitbit", "exercise-0.json", """[{"startTime":"11/20/26 09:00:00","duration":1800000}]"""),
        Plain("Fitbit", "very_active_minutes-2026-11-01.json", """[{"dateTime":"11/20/26 00:00:00","value":"20"}]"""),
        Inside("Fitbit", "takeout.zip", "Takeout/Fitbit/Menstrual Health/menstrual_health_cycles.csv", "id,period_start_date,period_end_date\n1,2026-11-01,2026-11-03\n"),
        Inside("Google", "takeout.zip", "Takeout/Fit/Daily activity metrics/Daily activity metrics.csv", "Date,Average weight (kg),Step count,Running duration (ms)\n2026-11-20,70.5,6000,1200000\n"),
        Plain("FHIR", "bundle.json", Bundle),
        new("archive", "export.zip", Zip("apple_health_export/export.xml", Encoding.UTF8.GetBytes(Apple)), Same),
        new("archive", "table.zip", Zip("table.csv", Encoding.UTF8.GetBytes(Table)), Same),
    ];

    private static FuzzFile Plain(string parser, string name, string text) => new(parser, name, Encoding.UTF8.GetBytes(text), Same);

    /// <summary>The damage is inside a healthy zip, so that it reaches the parser and not only the unpacking.</summary>
    private static FuzzFile Inside(string parser, string name, string path, string text) =>
        new(parser, name, Encoding.UTF8.GetBytes(text), bytes => Zip(path, bytes));

    private static byte[] Same(byte[] bytes) => bytes;

    private static byte[] Zip(string name, byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            entry.Write(bytes);
        }

        return stream.ToArray();
    }
}
