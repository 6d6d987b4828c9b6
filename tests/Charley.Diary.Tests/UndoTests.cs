using Charley.Diary.Care;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Tests.Episodes;
using NodaTime;

namespace Charley.Diary.Tests;

public sealed class UndoTests
{
    private static readonly LocalDate LeapDay = new(2024, 2, 29);

    public static TheoryData<Provider> Providers => TestDiary.Providers;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_changed_episode_is_put_back_to_the_last_letter_and_the_change_can_come_back(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var before = await LogAsync(diary, Examples.EverythingSaid);
        var wanted = Examples.CalfCramp.At(2026, 11, 19, 22, 15);

        var changed = await SavedAsync(diary.Episodes.SaveAsync(before.Key, 1, wanted, Cancel));
        var undone = await SavedAsync(diary.Episodes.UndoAsync(before.Key, changed.Version, Cancel));
        var tappedTwice = await SavedAsync(diary.Episodes.UndoAsync(before.Key, changed.Version, Cancel));
        var afterAll = await SavedAsync(diary.Episodes.UndoAsync(before.Key, undone.Version, Cancel));

        Assert.True(changed.CanUndo);
        Assert.Equal(before.Content, undone.Content);
        Assert.Equal(undone, tappedTwice);
        Assert.Equal(wanted, afterAll.Content);
        Assert.Equal(afterAll, await diary.Episodes.FindAsync(before.Key, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_undo_never_takes_away_what_another_window_saved_since(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var episode = await LogAsync(diary, Examples.CalfCramp);
        var mine = await SavedAsync(diary.Episodes.SaveAsync(episode.Key, 1, episode.Content with { Details = episode.Details with { Intensity = 2 } }, Cancel));
        var theirs = await SavedAsync(diary.Episodes.SaveAsync(episode.Key, 2, mine.Content with { Details = mine.Details with { Note = "theirs" } }, Cancel));

        var refused = Assert.IsType<ChangeResult<Episode>.Conflict>(await diary.Episodes.UndoAsync(episode.Key, mine.Version, Cancel));

        Assert.Equal(theirs, refused.Current);
        Assert.Equal(theirs, await diary.Episodes.FindAsync(episode.Key, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_was_never_changed_or_was_deleted_and_brought_back_has_no_change_to_undo(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var episode = await LogAsync(diary, Examples.CalfCramp);
        Assert.IsType<ChangeResult<Episode>.Conflict>(await diary.Episodes.UndoAsync(episode.Key, 1, Cancel));
        Assert.Null(await diary.Episodes.LastChangedAsync(episode.PersonId, Cancel));

        await diary.Episodes.SaveAsync(episode.Key, 1, Examples.EverythingSaid.At(2026, 11, 20), Cancel);
        Assert.Equal(episode.Id, (await diary.Episodes.LastChangedAsync(episode.PersonId, Cancel))!.Id);
        await diary.Episodes.DeleteAsync(episode.Key, Cancel);
        Assert.IsType<ChangeResult<Episode>.Missing>(await diary.Episodes.UndoAsync(episode.Key, 2, Cancel));
        await diary.Episodes.RestoreAsync(episode.Key, Cancel);

        Assert.False((await diary.Episodes.FindAsync(episode.Key, Cancel))!.CanUndo);
        Assert.Null(await diary.Episodes.LastChangedAsync(episode.PersonId, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_was_just_written_down_is_taken_back_unless_it_has_changed_since(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var episode = await LogAsync(diary, Examples.CalfCramp);
        Assert.Equal(episode, await diary.Episodes.LastAddedAsync(episode.PersonId, Cancel));

        Assert.True(await diary.Episodes.TakeBackAsync(episode, Cancel));
        Assert.False(await diary.Episodes.TakeBackAsync(episode, Cancel));
        Assert.Null(await diary.Episodes.FindAsync(episode.Key, Cancel));
        Assert.Null(await diary.Episodes.LastAddedAsync(episode.PersonId, Cancel));
        Assert.Null(await diary.Episodes.LastDeletedAsync(episode.PersonId, Cancel));

        // The page on which it was saved can still bring it back.
        Assert.True(await diary.Episodes.RestoreAsync(episode.Key, Cancel));
        Assert.Equal(episode.Content, (await diary.Episodes.FindAsync(episode.Key, Cancel))!.Content);
        Assert.False(await diary.Episodes.TakeBackAsync(episode, Cancel));
        await diary.Episodes.DeleteAsync(episode.Key, Cancel);
        Assert.Equal(episode.Id, (await diary.Episodes.LastDeletedAsync(episode.PersonId, Cancel))!.Id);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_changed_day_is_put_back_and_the_first_words_about_a_day_can_be_taken_away(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = (await diary.People.DefaultAsync(Cancel)).Id;
        var first = DayContent.Empty with { FluidsMl = 1500, Taken = ["magnesium 300 mg"], Tags = ["travel"] };
        await SavedAsync(diary.Days.SaveAsync(person, LeapDay, DayStore.NoVersion, first, Cancel));
        var changed = await SavedAsync(diary.Days.SaveAsync(person, LeapDay, 1, DayContent.Empty with { Stress = 9 }, Cancel));

        Assert.Equal(LeapDay, (await diary.Days.LastChangedAsync(person, Cancel))!.Date);
        var undone = await SavedAsync(diary.Days.UndoAsync(person, LeapDay, changed.Version, Cancel));
        Assert.Equal(undone, await SavedAsync(diary.Days.UndoAsync(person, LeapDay, changed.Version, Cancel)));
        Assert.Equal(first, undone.Content);
        Assert.Null(await diary.Days.LastChangedAsync(person, Cancel));

        var next = LeapDay.PlusDays(1);
        await SavedAsync(diary.Days.SaveAsync(person, next, DayStore.NoVersion, first, Cancel));
        Assert.Equal(DayContent.Empty, (await SavedAsync(diary.Days.UndoAsync(person, next, 1, Cancel))).Content);
        Assert.IsType<ChangeResult<DayRecord>.Conflict>(await diary.Days.UndoAsync(person, LeapDay, 1, Cancel));
        Assert.IsType<ChangeResult<DayRecord>.Missing>(await diary.Days.UndoAsync(person, new(2024, 3, 9), 1, Cancel));
    }

    [Fact]
    public async Task What_stood_before_travels_with_the_export_and_is_checked_on_the_way_in()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var episode = await LogAsync(diary, Examples.EverythingSaid);
        await diary.Episodes.SaveAsync(episode.Key, 1, Examples.CalfCramp.At(2026, 11, 20), Cancel);
        using var export = new MemoryStream();
        await diary.Get<DiaryArchive>().ExportAsync(export, cancellationToken: Cancel);
        await diary.Get<DiaryErasure>().EraseAsync(Cancel);
        export.Position = 0;
        await diary.Get<DiaryArchive>().ImportAsync(export, Cancel);

        var undone = await SavedAsync(diary.Episodes.UndoAsync(episode.Key, 2, Cancel));
        Assert.Equal(episode.Content, undone.Content);

        var text = System.Text.Encoding.UTF8.GetString(export.ToArray());
        Assert.Contains("eyelid-face", text, StringComparison.Ordinal);
        using var spoilt = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.Replace("eyelid-face", " ", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<DiaryUnavailableException>(() => diary.Get<DiaryArchive>().ImportAsync(spoilt, Cancel));
    }

    private static async Task<Episode> LogAsync(TestDiary diary, EpisodeDetails details) =>
        await diary.Episodes.AddAsync(diary.Episodes.NewKey((await diary.People.DefaultAsync(Cancel)).Id), details.At(2026, 11, 20), Cancel);

    private static async Task<T> SavedAsync<T>(Task<ChangeResult<T>> change)
        where T : class => Assert.IsType<ChangeResult<T>.Saved>(await change).Value;
}
