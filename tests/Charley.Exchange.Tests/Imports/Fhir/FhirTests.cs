using System.Text;
using Charley.Exchange.Imports;
using Charley.Exchange.Imports.Fhir;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;
using Charley.Testing;
using static Charley.Exchange.Tests.Imports.Reading;

namespace Charley.Exchange.Tests.Imports.Fhir;

/// <summary>Records of clinics: what is proposed, and what is left out and why.</summary>
public sealed class FhirTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(RealKnowledge.Folder);

    private const string Loinc = "http://loinc.org";

    [Fact]
    public void A_medicine_that_may_bring_cramps_is_pointed_out_and_answers_its_finding()
    {
        var furosemide = Knowledge.Medicines.Single(medicine => medicine.Name == "furosemide");

        var proposal = Assert.Single(Read(
            """{"resourceType":"MedicationRequest","status":"active","authoredOn":"2026-03-01","medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"310429","display":"Furosemide 40 MG Oral Tablet"}]}}""",
            """{"resourceType":"MedicationRequest","status":"active","medicationCodeableConcept":{"text":"Lasix 40 mg"}}""").Proposals);

        Assert.True(proposal.MayCramp);
        Assert.Equal(furosemide.Means, proposal.Findings);
        Assert.Equal("Furosemide 40 MG Oral Tablet", proposal.Text);
        Assert.Equal(new NodaTime.LocalDate(2026, 3, 1), proposal.Date);
    }

    [Fact]
    public void A_medicine_may_stand_elsewhere_in_the_bundle_or_inside_the_request()
    {
        var reading = Read(
            """{"resourceType":"Medication","id":"m1","code":{"text":"Atorvastatin 20 mg"}}""",
            """{"resourceType":"MedicationStatement","status":"active","medicationReference":{"reference":"Medication/m1"}}""",
            """{"resourceType":"MedicationRequest","status":"active","contained":[{"resourceType":"Medication","id":"x","code":{"text":"Salbutamol inhaler"}}],"medicationReference":{"reference":"#x"}}""");

        Assert.Contains(reading.Proposals, proposal => proposal.Name == "atorvastatin");
        Assert.Equal(3, reading.Read);
    }

    [Theory]
    [InlineData("""{"resourceType":"MedicationRequest","status":"stopped","medicationCodeableConcept":{"text":"Furosemide"}}""", RecordNote.NotCurrent)]
    [InlineData("""{"resourceType":"MedicationRequest","status":"active","medicationCodeableConcept":{"text":"Amoxicillin 250 MG"}}""", RecordNote.NotKnown)]
    [InlineData("""{"resourceType":"MedicationRequest","status":"active"}""", RecordNote.NoNumber)]
    [InlineData("""{"resourceType":"Condition","clinicalStatus":{"coding":[{"code":"resolved"}]},"code":{"text":"Diabetes"}}""", RecordNote.NotCurrent)]
    [InlineData("""{"resourceType":"Condition","verificationStatus":{"coding":[{"code":"refuted"}]},"code":{"text":"Diabetes"}}""", RecordNote.NotCurrent)]
    [InlineData("""{"resourceType":"Condition","code":{"text":"Family history of diabetes"}}""", RecordNote.NotKnown)]
    [InlineData("""{"resourceType":"Condition","code":{"text":"Prediabetes"}}""", RecordNote.NotKnown)]
    [InlineData("""{"resourceType":"Observation","status":"entered-in-error","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueQuantity":{"value":3,"unit":"mmol/L"}}""", RecordNote.NotCurrent)]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueQuantity":{"value":3,"unit":"stone"}}""", RecordNote.NoUnit)]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueQuantity":{"value":300,"unit":"mmol/L"}}""", RecordNote.Impossible)]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueQuantity":{"value":4.2,"comparator":"<","unit":"mmol/L"}}""", RecordNote.OnlyLimit)]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueQuantity":{"value":3,"comparator":">","unit":"mmol/L"}}""", RecordNote.OnlyLimit)]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueString":"3.2 L"}""", RecordNote.NoUnit)]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueString":"haemolysed"}""", RecordNote.NoNumber)]
    [InlineData("""{"resourceType":"MedicationRequest","status":"active","doNotPerform":true,"medicationCodeableConcept":{"text":"Furosemide"}}""", RecordNote.NotCurrent)]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://example.org","code":"2823-3"}]},"valueQuantity":{"value":3,"unit":"mmol/L"}}""", RecordNote.NotKnown)]
    [InlineData("""{"resourceType":"Immunization"}""", RecordNote.NoPlace)]
    public void What_does_not_count_is_left_out_with_its_reason(string resource, RecordNote note)
    {
        var reading = Read(resource);

        Assert.Empty(reading.Proposals);
        Assert.Equal(note, Assert.Single(reading.Counts).Note);
    }

    [Fact]
    public void An_illness_is_found_by_its_words()
    {
        var proposal = Assert.Single(Read("""{"resourceType":"Condition","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006","display":"Diabetes mellitus type 2 (disorder)"}]}}""").Proposals);

        Assert.Equal(["known-diabetes"], proposal.Findings);
        Assert.False(proposal.MayCramp);
    }

    [Fact]
    public void Of_several_results_of_a_test_the_latest_is_proposed_in_a_unit_that_is_understood()
    {
        static string Potassium(string date, double value) =>
            $$$"""{"resourceType":"Observation","status":"final","effectiveDateTime":"{{{date}}}","code":{"coding":[{"system":"{{{Loinc}}}","code":"2823-3","display":"Potassium"}]},"valueQuantity":{"value":{{{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}}},"unit":"mmol/L"}}""";

        var reading = Read(Potassium("2025-01-01", 4.1), Potassium("2026-01-01T08:00:00Z", 3.1), Potassium("2024-01-01", 3.9));

        Assert.Equal(new Measurement("potassium", 3.1, "mmol/L"), Assert.Single(reading.Proposals).Result);
        Assert.Equal((1, 2), (Count(reading, "Observation", RecordNote.Used), Count(reading, "Observation", RecordNote.Older)));
    }

    [Theory]
    [InlineData("6298-4", "\"value\":3.1,\"unit\":\"mmol/L\"", "potassium", 3.1, "mmol/L")]
    [InlineData("2947-0", "\"value\":128,\"code\":\"mmol/L\"", "sodium", 128, "mmol/L")]
    [InlineData("49765-1", "\"value\":7.1,\"unit\":\"mg/dL\"", "calcium", 7.1, "mg/dL")]
    [InlineData("2000-8", "\"value\":1.875,\"unit\":\"mmol/L\"", "calcium", 1.875, "mmol/L")]
    [InlineData("38483-4", "\"value\":1.9,\"unit\":\"mg/dL\"", "creatinine", 1.9, "mg/dL")]
    [InlineData("33914-3", "\"value\":41,\"unit\":\"mL/min/{1.73_m2}\"", "egfr", 41, "mL/min/1.73 m2")]
    [InlineData("3016-3", "\"value\":9,\"code\":\"m[IU]/L\"", "tsh", 9, "mIU/L")]
    [InlineData("718-7", "\"value\":8.8,\"unit\":\"g/dL\"", "haemoglobin", 8.8, "g/dL")]
    public void A_result_is_known_by_every_verified_code_and_by_the_units_as_laboratories_write_them(string code, string quantity, string test, double value, string unit)
    {
        var reading = Read($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"{{{Loinc}}}","code":"{{{code}}}"}]},"valueQuantity":{{{{quantity}}}}}""");

        Assert.Equal(new Measurement(test, value, unit), Assert.Single(reading.Proposals).Result);
    }

    [Theory]
    [InlineData("3016-3", "\"valueQuantity\":{\"value\":0.01,\"comparator\":\"<\",\"unit\":\"mIU/L\"},\"interpretation\":[{\"text\":\"L\"}]", "tsh", 0.01, "TSH < 0.01 mIU/L")]
    [InlineData("2157-6", "\"valueQuantity\":{\"value\":20000,\"comparator\":\">=\",\"unit\":\"U/L\"}", "creatine-kinase", 20000, "TSH >= 20000 U/L")]
    [InlineData("33914-3", "\"valueString\":\"> 90 mL/min/1.73m2\"", "egfr", 90, "TSH > 90 mL/min/1.73 m2")]
    [InlineData("2823-3", "\"valueString\":\"3,1 mmol/l\"", "potassium", 3.1, "TSH")]
    public void Less_than_and_more_than_count_where_they_say_enough_and_the_sign_is_shown(string code, string answer, string test, double value, string words)
    {
        var proposal = Assert.Single(Read($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"{{{Loinc}}}","code":"{{{code}}}"}],"text":"TSH"},{{{answer}}}}""").Proposals);

        Assert.Equal((test, value, words), (proposal.Result!.Test, proposal.Result.Value, proposal.Text));
    }

    [Fact]
    public void A_pregnancy_is_proposed()
    {
        var reading = Read($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"{{{Loinc}}}","code":"82810-3"}]},"valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"77386006","display":"Pregnant"}]}}""");

        Assert.Equal(ProposalKind.Pregnancy, Assert.Single(reading.Proposals).Kind);
    }

    [Fact]
    public void Clinical_records_beside_an_apple_export_are_read_with_it()
    {
        var zip = Zip(
            ("apple_health_export/export.xml", Apple(Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 900))),
            ("apple_health_export/clinical-records/MedicationRequest-1.json", """{"resourceType":"MedicationRequest","status":"active","medicationCodeableConcept":{"text":"Furosemide"}}"""));

        var reading = Of(zip, "export.zip", Settings);

        Assert.Equal(900, OnlyDay(reading).Steps);
        Assert.Equal("furosemide", Assert.Single(reading.Proposals).Name);
    }

    [Theory]
    [InlineData("{\"resourceType\":\"Bundle\",\n\"entry\":[{", "line 2")]
    [InlineData("[1, 2]", null)]
    public void What_is_no_record_is_refused(string json, string? position) =>
        Assert.Equal(position, Assert.Throws<ImportRefusedException>(() => Of(json, "bundle.json", Settings)).Position);

    [Fact]
    public void Random_damage_never_ends_otherwise_than_in_a_reading_or_a_refusal()
    {
        var random = new Random(13);
        var whole = Encoding.UTF8.GetBytes(Bundle(
            """{"resourceType":"MedicationRequest","status":"active","medicationReference":{"reference":"#x"},"contained":[{"id":"x","code":{"text":"Lasix"}}]}""",
            """{"resourceType":"Condition","code":{"coding":[{"display":"Heart failure"}]}}""",
            """{"resourceType":"Observation","status":"final","effectiveDateTime":"2026-01-01","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"valueQuantity":{"value":3.1,"unit":"mmol/L","code":"mmol/L"}}"""));
        for (var round = 0; round < 3000; round++)
        {
            try
            {
                Of(Fuzz.Damage(whole, random), "bundle.json", Settings);
            }
            catch (ImportRefusedException refused)
            {
                Assert.NotEmpty(refused.Reason);
            }
        }
    }

    private static ImportSettings Settings => For(Berlin) with { Knowledge = Knowledge };

    private static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]}""";

    private static ImportReading Read(params string[] resources) => Of(Bundle(resources), "bundle.json", Settings);
}
