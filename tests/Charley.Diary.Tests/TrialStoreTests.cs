using Charley.Diary.Trials;
using NodaTime;

namespace Charley.Diary.Tests;

public sealed class TrialStoreTests
{
    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_said_about_nights_in_two_windows_is_kept_from_both(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var store = diary.Get<TrialStore>();
        var trial = await store.AddAsync(await StretchingAsync(diary), Cancel);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(night =>
            store.ChangeAsync(trial.Key, current => current.With(new TrialNight(night, true, night)), Cancel)));

        var stored = (await store.FindAsync(trial.Key, Cancel))!;
        Assert.Equal([new(0, true, 0), new(1, true, 1), new(2, true, 2), new(3, true, 3)], stored.Nights);
        Assert.Equal(5, stored.Version);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_experiment_sent_twice_is_there_once_and_what_is_deleted_can_be_brought_back(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var store = diary.Get<TrialStore>();
        var trial = await StretchingAsync(diary);

        await store.AddAsync(trial, Cancel);
        await store.AddAsync(trial, Cancel);
        Assert.Single(await store.ListAsync(trial.PersonId, Cancel));
        Assert.True(await store.DeleteAsync(trial.Key, Cancel));
        Assert.Null(await store.FindAsync(trial.Key, Cancel));
        Assert.Null(await store.ChangeAsync(trial.Key, current => current with { StoppedOn = current.Start }, Cancel));
        Assert.True(await store.RestoreAsync(trial.Key, Cancel));

        Assert.False(await store.RestoreAsync(trial.Key, Cancel));
        Assert.Equal(3, Assert.Single(await store.ListAsync(trial.PersonId, Cancel)).Version);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_answer_is_read_as_it_was_written_and_nobody_else_sees_it(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var store = diary.Get<TrialStore>();
        var trial = await store.AddAsync(await StretchingAsync(diary), Cancel);
        var other = await diary.People.AddAsync("Other", cancellationToken: Cancel);
        var outcome = new TrialOutcome(TrialEnding.LittleDifference, 0.62, 0.1 + 0.2, 1.0 / 3, 0.99);

        await store.ChangeAsync(trial.Key, current => current with { Outcome = outcome, StoppedOn = new LocalDate(2026, 11, 22), Cramps = [new(90, true, null)] }, Cancel);

        var stored = (await store.FindAsync(trial.Key, Cancel))!;
        Assert.Equal((outcome, new LocalDate(2026, 11, 22)), (stored.Outcome!, stored.StoppedOn));
        Assert.Equal(new TrialCramp(90, true, null), Assert.Single(stored.Cramps));
        Assert.Empty(await store.ListAsync(other.Id, Cancel));
        Assert.Null(await store.FindAsync(trial.Key with { PersonId = other.Id }, Cancel));
    }

    internal static async Task<Trial> StretchingAsync(TestDiary diary)
    {
        var person = await diary.People.DefaultAsync(Cancel);
        var key = diary.Get<TrialStore>().NewKey(person.Id);
        return New(key);
    }

    internal static Trial New(TrialKey key) => new()
    {
        PersonId = key.PersonId,
        Id = key.Id,
        Kind = TrialKind.Prevention,
        Remedy = "stretching-bedtime-calf-hamstring",
        Start = new LocalDate(2026, 11, 22),
        BlockNights = 7,
        WashoutNights = 2,
        Order = "ABBABAABAB",
        PriorMean = Math.Log(0.8),
        PriorSpread = 0.29,
        CreatedAt = Instant.MinValue,
        UpdatedAt = Instant.MinValue,
        Version = 0,
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
