using System.Collections.Immutable;
using System.Text;
using Charley.Diary.Care;
using Charley.Diary.Days;
using Charley.Diary.Imports;
using NodaTime;

namespace Charley.Diary.Tests.Imports;

public sealed class ImportStoreTests
{
    private static readonly LocalDate Monday = new(2026, 11, 16);

    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_second_run_adds_nothing_and_taking_it_back_leaves_no_trace_in_the_days(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var store = diary.Get<ImportStore>();
        await diary.Days.SaveAsync(person.Id, Monday, DayStore.NoVersion, DayContent.Empty with { FluidsMl = 800 }, Cancel);
        var told = Told("apple-health", DayContent.Empty with { FluidsMl = 1500, Steps = 4000 }, DayContent.Empty with { SleepMinutes = 420, Taken = ["iron"] });

        var planned = await store.PlanAsync(person.Id, told, Cancel);
        var first = await store.CommitAsync(person.Id, told, Cancel);
        var second = await store.CommitAsync(person.Id, told, Cancel);
        var listed = await store.ListAsync(person.Id, Cancel);
        var days = await DaysAsync(diary, person);

        Assert.Equal(planned.Counts, first.Plan.Counts);
        Assert.Equal(3, first.Record!.Values);
        Assert.Null(second.Record);
        Assert.Equal([first.Record], listed);
        Assert.Equal([DayContent.Empty with { FluidsMl = 800, Steps = 4000 }, DayContent.Empty with { SleepMinutes = 420, Taken = ["iron"] }], days);

        Assert.NotNull(await store.UndoAsync(person.Id, first.Record.Id, Cancel));
        Assert.Null(await store.UndoAsync(person.Id, first.Record.Id, Cancel));
        Assert.Equal([DayContent.Empty with { FluidsMl = 800 }], await DaysAsync(diary, person));
        Assert.Empty(await store.ListAsync(person.Id, Cancel));
        Assert.Equal(3, (await store.CommitAsync(person.Id, told, Cancel)).Record!.Values);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_runs_at_the_same_moment_add_it_once(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        await using var other = diary.OtherServer();
        var person = await diary.People.DefaultAsync(Cancel);
        var told = Told("apple-health", [.. Enumerable.Range(1, 50).Select(steps => DayContent.Empty with { Steps = steps })]);

        await Task.WhenAll(
            diary.Get<ImportStore>().CommitAsync(person.Id, told, Cancel),
            other.Get<ImportStore>().CommitAsync(person.Id, told, Cancel));

        Assert.Single(await diary.Get<ImportStore>().ListAsync(person.Id, Cancel));
        Assert.Equal(Enumerable.Range(1, 50), (await DaysAsync(diary, person)).Select(day => day.Steps!.Value));
    }

    [Fact]
    public async Task An_export_holds_the_imports_so_that_they_can_still_be_taken_back_afterwards()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await diary.People.DefaultAsync(Cancel);
        var done = await diary.Get<ImportStore>().CommitAsync(person.Id, Told("fitbit", DayContent.Empty with { Steps = 7 }), Cancel);
        await diary.Get<MappingStore>().RememberAsync(person.Id, "abc", "{}", Cancel);
        await diary.Get<MappingStore>().RememberAsync(person.Id, "abc", """{"a":1}""", Cancel);
        var before = await ExportAsync(diary);

        await diary.Get<DiaryErasure>().EraseAsync(Cancel);
        Assert.DoesNotContain("fitbit", await ExportAsync(diary), StringComparison.Ordinal);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(before));
        await diary.Get<DiaryArchive>().ImportAsync(input, Cancel);

        Assert.Equal(before, await ExportAsync(diary));
        Assert.Equal("""{"a":1}""", (await diary.Get<MappingStore>().ListAsync(person.Id, Cancel))["abc"]);
        Assert.NotNull(await diary.Get<ImportStore>().UndoAsync(person.Id, done.Record!.Id, Cancel));
        Assert.Empty(await DaysAsync(diary, person));
    }

    [Fact]
    public async Task An_export_of_an_older_charley_has_no_imports_and_is_read()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var json = """{"format":"charley-diary","version":1,"people":[{"person":{"id":"0199b2a0-0000-7000-8000-000000000001","name":"Ann","isDefault":false,"zoneId":null,"isDemo":false,"createdAt":"2026-11-01T00:00:00Z"},"interviews":[],"episodes":[],"days":[]}]}""";
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));

        await diary.Get<DiaryArchive>().ImportAsync(input, Cancel);

        Assert.Contains(await diary.People.ListAsync(Cancel), person => person.Name == "Ann");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ToldDays Told(string source, params DayContent[] days) => new(
        source, "a file.zip", days.Index().ToImmutableSortedDictionary(day => Monday.PlusDays(day.Index), day => day.Item));

    private static async Task<List<DayContent>> DaysAsync(TestDiary diary, Person person) =>
        [.. (await diary.Days.ListAsync(person.Id, new DateInterval(Monday, Monday.PlusDays(60)), Cancel)).Select(day => day.Content)];

    private static async Task<string> ExportAsync(TestDiary diary)
    {
        using var output = new MemoryStream();
        await diary.Get<DiaryArchive>().ExportAsync(output, cancellationToken: Cancel);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
