using System.Text;
using Charley.Exchange.Imports;
using static Charley.Exchange.Tests.Imports.Reading;

namespace Charley.Exchange.Tests.Imports.AppleHealth;

/// <summary>Files that are odd, damaged or made to do harm.</summary>
public sealed class AppleDamageTests
{
    private static readonly string OneStep = Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 900, "Jörg’s iPhone");

    [Fact]
    public void A_document_type_that_is_never_closed_is_read_over()
    {
        var text = "<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT VisionPrescription (RightEye?)>\n<!ATTLIST VisionPrescription\n  type CDATA #REQUIRED\n"
            + Apple(OneStep).Split('\n', 2)[1];

        Assert.Equal(900, OnlyDay(Of(text)).Steps);
    }

    [Fact]
    public void Vertical_tabs_and_other_control_characters_do_no_harm() =>
        Assert.Equal(900, OnlyDay(Of(Apple(OneStep.Replace("Jörg", "J\v\u0001g", StringComparison.Ordinal), "\v<!-- a > b -->\u0002<![CDATA[<Record]]>"))).Steps);

    [Theory]
    [InlineData("<!DOCTYPE HealthData [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>")]
    [InlineData("<!DOCTYPE HealthData [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE HealthData [<!ENTITY % remote SYSTEM \"http://example.org/x.dtd\">%remote;]>")]
    public void Entities_are_refused(string declaration)
    {
        var refused = Assert.Throws<ImportRefusedException>(() => Of("<?xml version=\"1.0\"?>" + declaration + "<HealthData></HealthData>"));

        Assert.Equal(("export.xml", "byte 43"), (refused.File, refused.Position));
        Assert.Contains("entities", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_as_a_whole()
    {
        var whole = Encoding.UTF8.GetBytes(Apple(OneStep, "<Workout startDate=\"x\"><MetadataEntry key=\"a\" value=\"b\"/></Workout>").Trim());
        for (var length = 0; length < whole.Length; length++)
        {
            var refused = Assert.Throws<ImportRefusedException>(() => Of(whole[..length]));

            Assert.Equal("export.xml", refused.File);
        }

        Assert.Equal(2, Of(whole).Read);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    public void Other_encodings_are_understood(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = Apple(OneStep.Replace('’', '\'')).Replace("UTF-8", name, StringComparison.Ordinal).Trim();

        Assert.Equal(900, OnlyDay(Of([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])).Steps);
        Assert.Equal(900, OnlyDay(Of(encoding.GetBytes(text))).Steps);
    }

    [Fact]
    public void Bytes_that_are_no_text_in_the_stated_encoding_do_not_stop_the_rest()
    {
        var bytes = Encoding.Latin1.GetBytes(Apple(OneStep.Replace('’', '\'')));

        Assert.Equal(900, OnlyDay(Of(bytes)).Steps);
    }

    [Theory]
    [InlineData("<html><body/></html>", "not an export")]
    [InlineData("<HealthData><Record a=b/></HealthData>", "damaged")]
    [InlineData("<HealthData><Record <Record/></HealthData>", "damaged")]
    [InlineData("\0\0\0\u0001binary", "kind of file")]
    [InlineData("", "empty")]
    public void What_is_no_export_is_refused_with_a_reason(string text, string reason)
    {
        var refused = Assert.Throws<ImportRefusedException>(() => Of(text));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("export.xml", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_that_never_ends_is_refused_before_it_fills_the_memory()
    {
        var settings = For(Berlin) with { Limits = new ImportLimits { LongestToken = 100_000 } };
        var text = "<HealthData><Record value=\"" + new string('9', 1_000_000);

        Assert.Contains("too long", Assert.Throws<ImportRefusedException>(() => Of(text, settings: settings)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_across_the_edge_of_the_buffer_are_read_whole()
    {
        var records = Enumerable.Range(0, 4000).Select(minute =>
            Steps($"2026-11-{1 + (minute / 1000):00} 10:{minute % 60:00}:00 +0100", $"2026-11-{1 + (minute / 1000):00} 10:{minute % 60:00}:{1 + (minute / 60 % 58):00} +0100", minute % 7));

        var reading = Of(Apple([.. records]));

        Assert.Equal(4000, reading.Read);
        Assert.Equal(4, reading.Days.Count);
    }

    [Fact]
    public void Random_damage_never_ends_otherwise_than_in_a_reading_or_a_refusal()
    {
        var random = new Random(7);
        var whole = Encoding.UTF8.GetBytes(Apple(
            OneStep,
            Sleep("2026-11-19 23:00:00 +0100", "2026-11-20 02:00:00 +0100"),
            Record("HKQuantityTypeIdentifierDietaryWater", "2026-11-20 09:00:00 +0100", "2026-11-20 09:00:00 +0100", "250", "mL"),
            "<Workout startDate=\"2026-11-20 10:00:00 +0100\" endDate=\"2026-11-20 10:30:00 +0100\"><MetadataEntry key=\"HKTimeZone\" value=\"Asia/Tokyo\"/></Workout>",
            "<Correlation type=\"x\"><Record type=\"y\"/></Correlation><ActivitySummary dateComponents=\"2026-11-20\" appleExerciseTime=\"5\"/>"));
        for (var round = 0; round < 5000; round++)
        {
            var bytes = Fuzz.Damage(whole, random);
            try
            {
                var reading = Of(bytes);
                Assert.All(reading.Counts, count => Assert.True(count.Count > 0));
            }
            catch (ImportRefusedException refused)
            {
                Assert.NotEmpty(refused.Reason);
            }
        }
    }
}
