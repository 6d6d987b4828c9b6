using System.Text;
using Charley.Diary.Care;
using Charley.Diary.Days;
using Charley.Diary.Tests.Episodes;
using Charley.Diary.Trials;
using FsCheck.Fluent;
using NodaTime;

namespace Charley.Diary.Tests.Care;

public sealed class ArchiveTests
{
    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Everything_exported_and_imported_again_is_the_same_to_the_last_letter(Provider provider)
    {
        // Many diaries on few databases: each round fills one with drawn people, empties it, and imports what was exported.
        await using var diary = await TestDiary.OpenAsync(provider);
        var archive = diary.Get<DiaryArchive>();
        foreach (var round in Gen.Sample(Drawn.People, 12, 10))
        {
            foreach (var (name, episodes, days) in round)
            {
                var person = await diary.People.AddAsync(name, cancellationToken: Cancel);
                foreach (var episode in episodes)
                {
                    var added = await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), episode, Cancel);
                    if (episode.Details.Intensity == 0)
                    {
                        await diary.Episodes.DeleteAsync(added.Key, Cancel);
                    }
                }

                foreach (var (date, day) in days)
                {
                    await diary.Days.SaveAsync(person.Id, date, DayStore.NoVersion, day, Cancel);
                }

                await diary.Interviews.StartAsync(person.Id, Contents.NightCramps, Cancel);
                await AddTrialsAsync(diary.Get<TrialStore>(), person.Id, name);
            }

            var before = await ExportAsync(archive);
            await diary.Get<DiaryErasure>().EraseAsync(Cancel);
            var count = await ImportAsync(archive, before);
            var after = await ExportAsync(archive);

            Assert.Equal(before, after);
            Assert.Equal(new ImportCount(0, count.Added), await ImportAsync(archive, before));
            Assert.Equal(before, await ExportAsync(archive));
            await diary.Get<DiaryErasure>().EraseAsync(Cancel);
        }
    }

    [Fact]
    public async Task What_came_later_is_not_overwritten_by_an_old_export()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await diary.People.DefaultAsync(Cancel);
        var episode = await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.CalfCramp.At(2026, 11, 20), Cancel);
        var old = await ExportAsync(diary.Get<DiaryArchive>());
        await diary.Episodes.SaveAsync(episode.Key, 1, Examples.EverythingSaid.At(2026, 11, 20), Cancel);

        Assert.Equal(new ImportCount(0, 1), await ImportAsync(diary.Get<DiaryArchive>(), old));
        Assert.Equal(Examples.EverythingSaid, (await diary.Episodes.FindAsync(episode.Key, Cancel))!.Details);
    }

    [Fact]
    public async Task On_a_new_machine_the_imported_person_takes_the_place_of_the_empty_one()
    {
        await using var old = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await old.People.DefaultAsync(Cancel);
        await old.Episodes.AddAsync(old.Episodes.NewKey(person.Id), Examples.CalfCramp.At(2026, 11, 20), Cancel);
        await using var fresh = await TestDiary.OpenAsync(Provider.Sqlite);
        await fresh.People.DefaultAsync(Cancel);

        await ImportAsync(fresh.Get<DiaryArchive>(), await ExportAsync(old.Get<DiaryArchive>()));

        Assert.Equal(person, await fresh.People.DefaultAsync(Cancel));
        Assert.Single(await fresh.People.ListAsync(Cancel));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "")]
    [InlineData("{\"format\":\"other\",\"version\":1,\"people\":[]}", "format other 1")]
    [InlineData("{\"format\":\"charley-diary\",\"version\":2,\"people\":[]}", "format charley-diary 2")]
    [InlineData("{\"format\":\"charley-diary\",\"version\":1,\"people\":[],\"virus\":1}", "virus")]
    public async Task A_file_of_another_kind_is_refused(string json, string problem)
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(() => ImportAsync(diary.Get<DiaryArchive>(), json));

        Assert.Contains("Nothing was imported", refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"intensity\": 7", "\"intensity\": 70", "people[0].episodes[0]")]
    [InlineData("\"intensity\": 7", "\"intensity\": \"7\"", "intensity")]
    [InlineData("\"site\": \"calf\"", "\"site\": \"\"", "people[0].episodes[0]")]
    [InlineData("\"kind\": \"cramp\"", "\"kind\": \"spasm\"", "kind")]
    [InlineData("Europe/Berlin", "Mars/Base", "people[0].episodes[0]")]
    [InlineData("2026-11-20T03:10:00\"", "2026-11-31T03:10:00\"", "localStart")]
    [InlineData("\"stress\": 3", "\"stress\": -3", "people[0].days[0]")]
    [InlineData("\"ABBABAABAB\"", "\"ABBABAABAA\"", "people[0].trials[0]")]
    [InlineData("\"priorSpread\": 0.29", "\"priorSpread\": 0", "people[0].trials[0]")]
    [InlineData("\"washoutNights\": 2", "\"washoutNights\": 7", "people[0].trials[0]")]
    public async Task An_export_that_was_tampered_with_is_refused_whole_with_the_place(string old, string replacement, string place)
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await diary.People.DefaultAsync(Cancel);
        await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.CalfCramp.At(2026, 11, 20), Cancel);
        await diary.Days.SaveAsync(person.Id, new LocalDate(2026, 11, 20), DayStore.NoVersion, DayContent.Empty with { Stress = 3 }, Cancel);
        await diary.Get<TrialStore>().AddAsync(TrialStoreTests.New(diary.Get<TrialStore>().NewKey(person.Id)), Cancel);
        var export = await ExportAsync(diary.Get<DiaryArchive>());
        Assert.Contains(old, export, StringComparison.Ordinal);
        await using var fresh = await TestDiary.OpenAsync(Provider.Sqlite);

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(
            () => ImportAsync(fresh.Get<DiaryArchive>(), export.Replace(old, replacement, StringComparison.Ordinal)));

        Assert.Contains(place, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await fresh.People.ListAsync(Cancel));
    }

    [Fact]
    public async Task One_persons_export_holds_nobody_else()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var mother = await diary.People.AddAsync("Mother", cancellationToken: Cancel);
        var son = await diary.People.AddAsync("Son", cancellationToken: Cancel);
        await diary.Episodes.AddAsync(diary.Episodes.NewKey(mother.Id), (Examples.CalfCramp with { Note = "hers" }).At(2026, 11, 20), Cancel);

        var export = await ExportAsync(diary.Get<DiaryArchive>(), son.Id);

        Assert.Contains("Son", export, StringComparison.Ordinal);
        Assert.DoesNotContain("hers", export, StringComparison.Ordinal);
        Assert.DoesNotContain(mother.Id.ToString(), export, StringComparison.Ordinal);
    }

    /// <summary>One that runs, and one that is over and deleted.</summary>
    private static async Task AddTrialsAsync(TrialStore trials, Guid personId, string name)
    {
        await trials.AddAsync(TrialStoreTests.New(trials.NewKey(personId)).With(new TrialNight(3, null, 2)), Cancel);
        var relief = await trials.AddAsync(
            TrialStoreTests.New(trials.NewKey(personId)) with
            {
                Kind = TrialKind.Relief,
                Remedy = "stretching-acute",
                Against = name,
                BlockNights = 1,
                WashoutNights = 0,
                Cramps = [new TrialCramp(90, false, true)],
                StoppedOn = new LocalDate(2026, 12, 1),
                Outcome = new TrialOutcome(TrialEnding.Unclear, 0.1 + 0.2, 1.0 / 3, 7, 0.5),
            },
            Cancel);
        await trials.DeleteAsync(relief.Key, Cancel);
    }

    private static async Task<string> ExportAsync(DiaryArchive archive, Guid? personId = null)
    {
        using var stream = new MemoryStream();
        await archive.ExportAsync(stream, personId, Cancel);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task<ImportCount> ImportAsync(DiaryArchive archive, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await archive.ImportAsync(stream, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
