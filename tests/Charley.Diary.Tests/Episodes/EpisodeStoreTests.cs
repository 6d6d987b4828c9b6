using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Diary.Tests.Episodes;

public sealed class EpisodeStoreTests
{
    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_was_logged_is_read_back_the_same_by_another_server(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var added = await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.EverythingSaid.At(2024, 2, 29, 23, 59), Cancel);

        await using var other = diary.OtherServer();
        var found = await other.Get<EpisodeStore>().FindAsync(added.Key, Cancel);

        Assert.Equal(added, found);
        Assert.Equal(Examples.EverythingSaid, found!.Details);
        Assert.Equal(new LocalDateTime(2024, 2, 29, 23, 59), found.LocalStart);
        Assert.Equal(1, found.Version);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_second_tap_on_save_logs_the_episode_once(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var key = diary.Episodes.NewKey(person.Id);
        var content = Examples.CalfCramp.At(2026, 11, 20);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => diary.Episodes.AddAsync(key, content, Cancel), Cancel)));

        Assert.Single(await diary.Episodes.RecentAsync(person.Id, 10, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_form_sent_again_with_other_words_is_another_episode(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var key = diary.Episodes.NewKey(person.Id);

        await diary.Episodes.AddAsync(key, Examples.CalfCramp.At(2026, 11, 20), Cancel);
        await diary.Episodes.AddAsync(key, Examples.EverythingSaid.At(2026, 11, 20), Cancel);

        Assert.Equal(2, (await diary.Episodes.RecentAsync(person.Id, 10, Cancel)).Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_change_based_on_an_old_version_is_refused_and_shows_what_stands_now(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var episode = await LogAsync(diary);
        var mine = episode.Content with { Details = Examples.CalfCramp with { Intensity = 2 } };
        var theirs = episode.Content with { Details = Examples.CalfCramp with { Note = "worse than ever" } };

        Assert.IsType<ChangeResult<Episode>.Saved>(await diary.Episodes.SaveAsync(episode.Key, 1, theirs, Cancel));
        var refused = Assert.IsType<ChangeResult<Episode>.Conflict>(await diary.Episodes.SaveAsync(episode.Key, 1, mine, Cancel));
        var again = Assert.IsType<ChangeResult<Episode>.Saved>(await diary.Episodes.SaveAsync(episode.Key, 1, theirs, Cancel));

        Assert.Equal(theirs, refused.Current.Content);
        Assert.Equal(2, again.Value.Version);
        Assert.Equal(theirs, (await diary.Episodes.FindAsync(episode.Key, Cancel))!.Content);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_many_changes_at_once_one_wins_and_every_other_one_is_told(Provider provider)
    {
        const int Writers = 8;
        await using var diary = await TestDiary.OpenAsync(provider);
        var current = await LogAsync(diary);
        for (var round = 0; round < 5; round++)
        {
            var seen = current;
            var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
                () => diary.Episodes.SaveAsync(
                    seen.Key, seen.Version, seen.Content with { Details = seen.Details with { Note = $"{seen.Version} {writer}" } }, Cancel),
                Cancel)));

            current = Assert.Single(results.OfType<ChangeResult<Episode>.Saved>()).Value;
            Assert.Equal(Writers - 1, results.OfType<ChangeResult<Episode>.Conflict>().Count());
            Assert.Equal(current.Content, (await diary.Episodes.FindAsync(seen.Key, Cancel))!.Content);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_deleted_episode_is_out_of_sight_and_comes_back_as_it_was(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var episode = await LogAsync(diary);

        Assert.True(await diary.Episodes.DeleteAsync(episode.Key, Cancel));
        Assert.False(await diary.Episodes.DeleteAsync(episode.Key, Cancel));
        Assert.Null(await diary.Episodes.FindAsync(episode.Key, Cancel));
        Assert.Empty(await diary.Episodes.RecentAsync(episode.PersonId, 10, Cancel));
        Assert.IsType<ChangeResult<Episode>.Missing>(await diary.Episodes.SaveAsync(episode.Key, 1, episode.Content, Cancel));
        Assert.Equal(episode.Id, (await diary.Episodes.LastDeletedAsync(episode.PersonId, Cancel))!.Id);
        Assert.True(await diary.Episodes.RestoreAsync(episode.Key, Cancel));
        Assert.Equal(episode.Content, (await diary.Episodes.FindAsync(episode.Key, Cancel))!.Content);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_change_on_its_way_does_not_slip_into_what_was_deleted_and_restored(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var episode = await LogAsync(diary);
        await diary.Episodes.DeleteAsync(episode.Key, Cancel);
        await diary.Episodes.RestoreAsync(episode.Key, Cancel);

        var late = await diary.Episodes.SaveAsync(episode.Key, 1, episode.Content with { Details = Examples.EverythingSaid }, Cancel);

        Assert.IsType<ChangeResult<Episode>.Conflict>(late);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_persons_episodes_are_never_anothers(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var mother = await diary.People.AddAsync("Mother", cancellationToken: Cancel);
        var son = await diary.People.AddAsync("Son", cancellationToken: Cancel);
        var hers = await diary.Episodes.AddAsync(diary.Episodes.NewKey(mother.Id), Examples.CalfCramp.At(2026, 11, 20), Cancel);
        var his = await diary.Episodes.AddAsync(diary.Episodes.NewKey(son.Id), Examples.EverythingSaid.At(2026, 11, 20), Cancel);
        var days = new DateInterval(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
        var stolen = new EpisodeKey(son.Id, hers.Id);

        Assert.Equal([hers], await diary.Episodes.ListAsync(mother.Id, days, Cancel));
        Assert.Equal([his], await diary.Episodes.RecentAsync(son.Id, 10, Cancel));
        Assert.Null(await diary.Episodes.FindAsync(stolen, Cancel));
        Assert.IsType<ChangeResult<Episode>.Missing>(await diary.Episodes.SaveAsync(stolen, 1, his.Content, Cancel));
        Assert.False(await diary.Episodes.DeleteAsync(stolen, Cancel));
        await diary.Episodes.DeleteAsync(hers.Key, Cancel);
        Assert.Null(await diary.Episodes.LastDeletedAsync(son.Id, Cancel));
        Assert.False(await diary.Episodes.RestoreAsync(stolen, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_removed_person_takes_everything_along_and_nothing_of_others(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var kept = await LogAsync(diary);
        var guest = await diary.People.AddAsync("Guest", cancellationToken: Cancel);
        var gone = await diary.Episodes.AddAsync(diary.Episodes.NewKey(guest.Id), Examples.CalfCramp.At(2026, 11, 20), Cancel);

        Assert.True(await diary.People.RemoveAsync(guest.Id, Cancel));

        Assert.Null(await diary.Episodes.FindAsync(gone.Key, Cancel));
        Assert.Equal(kept, await diary.Episodes.FindAsync(kept.Key, Cancel));
        Assert.Equal([kept.PersonId], (await diary.People.ListAsync(Cancel)).Select(person => person.Id));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Days_of_a_list_are_those_of_the_persons_clock(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
        var lateInBerlin = await LogAsync(diary, Examples.CalfCramp.At(2026, 3, 1, 23, 59));
        var earlyInTokyo = await LogAsync(diary, Examples.CalfCramp.At(2026, 3, 2, 0, 0, tokyo));

        Task<IReadOnlyList<Episode>> On(int day) =>
            diary.Episodes.ListAsync(person.Id, new DateInterval(new LocalDate(2026, 3, day), new LocalDate(2026, 3, day)), Cancel);

        Assert.Equal([lateInBerlin], await On(1));
        Assert.Equal([earlyInTokyo], await On(2));
        Assert.True(earlyInTokyo.Start < lateInBerlin.Start);
    }

    private static async Task<Episode> LogAsync(TestDiary diary, EpisodeContent? content = null)
    {
        var person = await diary.People.DefaultAsync(Cancel);
        return await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), content ?? Examples.CalfCramp.At(2026, 11, 20), Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
