using System.Diagnostics;
using System.Text.Json.Nodes;
using Charley.Diary.Episodes;
using Charley.Exchange.Exports.Fhir;
using Charley.Exchange.Reports;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Exchange.Tests.Exports;

public sealed class FhirTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Two_independent_validators_find_no_error()
    {
        var everyAnswer = RealKnowledge.Value.Questions.Where(question => question.Stage != QuestionStage.Results).SelectMany(question => question.Findings)
            .Index().ToDictionary(pair => pair.Item, pair => pair.Index % 20 == 0 ? Answer.Yes : (Answer)(pair.Index % 2), StringComparer.Ordinal);
        ReportMaterial[] materials =
        [
            Materials.Empty,
            Materials.Ordinary,
            Materials.Ordinary with { Told = Materials.Tell(everyAnswer), Episodes = [.. Materials.Ordinary.Episodes.Select(episode => WithNote(episode, "\u0000\u001b <b>&\ud800 🦵 مرحبا\r\n  "))] },
        ];
        var files = materials.Index().Select(pair => Save(pair.Item, $"{pair.Index}.json")).ToList();

        Assert.EndsWith($"{materials.Length} files, 0 errors", await ValidateAsync(files), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_validators_see_what_is_wrong()
    {
        var bundle = Bundle(Materials.Ordinary);
        Resource(bundle, "Observation").Remove("status");
        var file = folder.File("wrong.json");
        await File.WriteAllTextAsync(file, bundle.ToJsonString(), TestContext.Current.CancellationToken);

        var said = await ValidateAsync([file]);

        Assert.Contains("medplum", said, StringComparison.Ordinal);
        Assert.Contains("fhir.js", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_that_calms_names_the_warning_signs_that_the_person_was_not_sure_of()
    {
        var told = Materials.Tell(new Dictionary<string, Answer>(StringComparer.Ordinal) { ["saddle-numbness"] = Answer.Unknown });
        var sign = RealKnowledge.Value.Findings["saddle-numbness"].WhenYes.TrimEnd('.');

        var calming = Bundle(Materials.Ordinary with { Told = told with { Result = told.Result with { Urgency = Urgency.SelfCare } } });
        var pressing = Bundle(Materials.Ordinary with { Told = told with { Result = told.Result with { Urgency = Urgency.SameDay } } });

        Assert.Contains(sign, Resource(calming, "CarePlan")["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(sign, Resource(calming, "Composition")["text"]!["div"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain(sign, Resource(pressing, "CarePlan")["description"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_has_every_part_and_every_reference_leads_somewhere()
    {
        var bundle = Bundle(Materials.Ordinary);
        var addresses = bundle["entry"]!.AsArray().Select(entry => entry!["fullUrl"]!.GetValue<string>()).ToList();
        var types = Resources(bundle).Select(resource => resource["resourceType"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);

        Assert.Equal("Composition", Resources(bundle).First()["resourceType"]!.GetValue<string>());
        Assert.Superset(
            new HashSet<string>(["Composition", "Patient", "Questionnaire", "QuestionnaireResponse", "Observation", "RiskAssessment", "CarePlan", "MedicationStatement", "DetectedIssue", "Provenance"], StringComparer.Ordinal),
            types);
        Assert.Equal(addresses.Count, addresses.Distinct(StringComparer.Ordinal).Count());
        Assert.All(References(bundle), reference => Assert.Contains(reference, addresses, StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_diary_gives_the_same_resources()
    {
        var first = Bundle(Materials.Ordinary).ToJsonString();

        Assert.Equal(first, Bundle(Materials.Ordinary).ToJsonString());
        Assert.NotEqual(first, Bundle(Materials.Ordinary with { Person = Materials.Ordinary.Person with { Id = Guid.NewGuid() } }).ToJsonString(), StringComparer.Ordinal);
    }

    [Fact]
    public void Codes_stand_only_where_the_knowledge_has_verified_ones()
    {
        var known = RealKnowledge.Value.Causes.Values.Select(cause => cause.Icd10Cm)
            .Concat(RealKnowledge.Value.Tests.Values.Select(test => test.Loinc))
            .Concat(RealKnowledge.Value.Medicines.Select(medicine => medicine.Atc))
            .OfType<string>()
            .Concat(RealKnowledge.Value.Findings.Keys)
            .Concat(["none", "female", "male", "survey", "laboratory", "author", "assembler"])
            .ToHashSet(StringComparer.Ordinal);

        var codings = Nodes(Bundle(Materials.Ordinary)).OfType<JsonObject>().Where(node => node.ContainsKey("system") && node.ContainsKey("code") && !node.ContainsKey("unit")).ToList();

        Assert.NotEmpty(codings);
        Assert.All(codings, coding => Assert.Contains(coding["code"]!.GetValue<string>(), known));
    }

    [Fact]
    public void A_cramp_keeps_its_time_its_place_and_what_was_tried()
    {
        var cramp = Resources(Bundle(Materials.Ordinary)).Single(resource => resource["id"]!.GetValue<string>() == Materials.Ordinary.Episodes[1].Id.ToString());

        Assert.Equal("2026-11-03T23:40:00+01:00", cramp["effectivePeriod"]!["start"]!.GetValue<string>());
        Assert.Equal("2026-11-03T23:45:00+01:00", cramp["effectivePeriod"]!["end"]!.GetValue<string>());
        Assert.Equal("Calf, Left", cramp["bodySite"]!["text"]!.GetValue<string>());
        Assert.Equal("=1+1", cramp["note"]![0]!["text"]!.GetValue<string>());
        Assert.Equal(5, cramp["component"]!.AsArray().Count);
    }

    [Fact]
    public void A_trigger_has_its_ratio_its_range_and_the_chance_that_it_matters()
    {
        var trigger = ByCode("Cramps and twitches on days with 1 litre or less (Fluids), as a multiple of those on other days");

        Assert.Equal((2.34m, "1"), (trigger["valueQuantity"]!["value"]!.GetValue<decimal>(), trigger["valueQuantity"]!["code"]!.GetValue<string>()));
        Assert.Equal([1.5m, 3.6m, 97m], Numbers(trigger));
        Assert.Contains("80 known days, 22 of them", trigger["note"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("2026-08-24", trigger["effectivePeriod"]!["start"]!.GetValue<string>());
    }

    [Fact]
    public void Experiments_have_their_range_where_there_is_one_and_say_whether_they_still_run()
    {
        var over = ByCode("Cramps in nights with “Stretch before bed”, as a multiple of those in nights without");
        var relief = ByCode("Time until a cramp ends with “Stretch”, as a multiple of the time with “pickle juice”");
        var running = ByCode("Cramps in nights with “my own \"trick\"”, as a multiple of those in nights without");

        Assert.Equal(("final", "preliminary"), (over["status"]!.GetValue<string>(), running["status"]!.GetValue<string>()));
        Assert.Equal([0.43m, 0.88m, 99m], Numbers(over));
        Assert.Contains("“pickle juice” ends a cramp sooner.", relief["component"]!.AsArray().Select(component => component!["valueString"]?.GetValue<string>()), StringComparer.Ordinal);
        Assert.Null(running["valueQuantity"]);
        Assert.Empty(Numbers(running));
    }

    public void Dispose() => folder.Dispose();

    private static JsonObject ByCode(string code) =>
        Resources(Bundle(Materials.Ordinary)).Single(resource => resource["code"]?["text"]?.GetValue<string>() == code);

    private static IEnumerable<decimal> Numbers(JsonObject observation) =>
        observation["component"]!.AsArray().Select(component => component!["valueQuantity"]?["value"]?.GetValue<decimal>()).OfType<decimal>();

    internal static JsonObject Bundle(ReportMaterial material)
    {
        using var output = new MemoryStream();
        FhirExport.Write(material, RealKnowledge.Value, output);
        return JsonNode.Parse(output.ToArray())!.AsObject();
    }

    internal static JsonObject Resource(JsonObject bundle, string type) =>
        Resources(bundle).First(resource => resource["resourceType"]!.GetValue<string>() == type);

    internal static IEnumerable<JsonNode> Nodes(JsonNode root) => root switch
    {
        JsonObject map => map.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(map),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Nodes).Prepend(list),
        _ => [root],
    };

    private static IEnumerable<JsonObject> Resources(JsonObject bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject());

    private static IEnumerable<string> References(JsonObject bundle) =>
        Nodes(bundle).OfType<JsonObject>().Where(node => node.ContainsKey("reference")).Select(node => node["reference"]!.GetValue<string>());

    private static Episode WithNote(Episode episode, string note) => episode with { Details = episode.Details with { Note = note } };

    private string Save(ReportMaterial material, string name)
    {
        var path = folder.File(name);
        using var file = File.Create(path);
        FhirExport.Write(material, RealKnowledge.Value, file);
        return path;
    }

    /// <summary>What the validators say; ./test installs them, and "npm ci" in tests/validators does.</summary>
    private static async Task<string> ValidateAsync(IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in files.Prepend(Path.Combine(SourceTree.Root, "tests", "validators", "validate.mjs")))
        {
            start.ArgumentList.Add(argument);
        }

        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said.Trim() + (await errors).Trim();
    }
}
