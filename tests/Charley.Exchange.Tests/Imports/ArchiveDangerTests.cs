using System.Buffers.Binary;
using Charley.Exchange.Imports;
using static Charley.Exchange.Tests.Imports.Reading;

namespace Charley.Exchange.Tests.Imports;

/// <summary>Archives, honest and otherwise.</summary>
public sealed class ArchiveDangerTests
{
    private static readonly string Export = Apple(Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 900));

    [Theory]
    [InlineData("apple_health_export/export.xml")]
    [InlineData("apple_health_export/Exportieren.xml")]
    public void The_export_is_found_in_its_archive_and_other_files_are_named(string name)
    {
        var reading = Of(Zip((name, Export), ("apple_health_export/export_cda.xml", "<x/>" + new string(' ', 9999)), ("apple_health_export/workout-routes/a.gpx", "<gpx/>")), "export.zip");

        Assert.Equal(900, OnlyDay(reading).Steps);
        Assert.Equal(2, reading.Counts.Where(count => count.Note == RecordNote.OtherFile).Sum(count => count.Count));
    }

    [Theory]
    [InlineData("../../etc/cron.d/evil.xml")]
    [InlineData("/etc/evil.xml")]
    [InlineData("a\\..\\..\\evil.xml")]
    [InlineData("C:/evil.xml")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name) =>
        Assert.Contains("leads out", Refused(Zip((name, Export))).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_unpacks_to_far_more_than_it_takes_is_refused()
    {
        var refused = Refused(Zip(("apple_health_export/export.xml", "<HealthData>" + new string(' ', 30_000_000))));

        Assert.Contains("grows far too much", refused.Reason, StringComparison.Ordinal);
        Assert.Equal("export.zip/apple_health_export/export.xml", refused.File);
        Assert.NotNull(refused.Position);
    }

    [Fact]
    public void More_than_the_limit_is_refused_whatever_the_archive_promises()
    {
        var settings = For(Berlin) with { Limits = new ImportLimits { MostBytes = 500_000 } };
        var noise = string.Concat(Enumerable.Range(0, 50_000).Select(number => $"<!-- {number} -->"));

        Assert.Contains("more in the file", Refused(Zip(("export.xml", "<HealthData>" + noise)), settings).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_with_more_files_than_any_export_is_refused_before_its_list_is_loaded()
    {
        var settings = For(Berlin) with { Limits = new ImportLimits { MostEntries = 5 } };
        var many = Zip([.. Enumerable.Range(0, 6).Select(number => ($"{number}.txt", "x"))]);
        var huge = Zip(("export.xml", Export));
        BinaryPrimitives.WriteUInt32LittleEndian(huge.AsSpan(huge.Length - 22 + 12), uint.MaxValue);

        Assert.Contains("more files", Refused(many, settings).Reason, StringComparison.Ordinal);
        Assert.Contains("more files", Refused(huge).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_anything_known_is_refused() =>
        Assert.Contains("none of the files", Refused(Zip(("holiday.jpg", "jpeg"))).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_locked_archive_is_refused()
    {
        var zip = Zip(("export.xml", Export));
        var directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        zip[directory + 8] |= 1;
        zip[6] |= 1;

        Assert.Contains("password", Refused(zip).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_cut_off_or_damaged_anywhere_is_refused_or_read_whole()
    {
        var zip = Zip(("apple_health_export/export.xml", Export));
        for (var length = 0; length < zip.Length; length++)
        {
            Refused(zip[..length]);
        }

        var random = new Random(11);
        for (var round = 0; round < 2000; round++)
        {
            try
            {
                Of(Fuzz.Damage(zip, random), "export.zip");
            }
            catch (ImportRefusedException refused)
            {
                Assert.NotEmpty(refused.Reason);
            }
        }
    }

    private static ImportRefusedException Refused(byte[] bytes, ImportSettings? settings = null) =>
        Assert.Throws<ImportRefusedException>(() => Of(bytes, "export.zip", settings));
}
