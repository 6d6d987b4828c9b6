using Charley.Knowledge;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Tests;

public sealed class InterviewStoreTests
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_was_started_is_read_back_the_same_by_another_server(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var content = Contents.NightCramps with
        {
            About = new PersonContext(31, Sex.Male, Pregnant: false),
            Complaints = [Complaint.Pain, Complaint.Twitch],
        };
        var started = await StartAsync(diary, content);

        await using var other = diary.OtherServer();
        var found = await other.Interviews.FindAsync(started.Key, Cancel);

        Assert.NotNull(found);
        Assert.Equal(content, found.Content);
        Assert.Equal(started with { Answers = found.Answers, Complaints = found.Complaints }, found);
        Assert.Equal(1, found.Version);
        Assert.Null(found.FinishedAt);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Saved_answers_replace_the_earlier_ones(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var started = await StartAsync(diary);
        diary.Time.Advance(AMinute);
        var content = new InterviewContent(
            new PersonContext(28, Sex.Female, Pregnant: true),
            [Complaint.Twitch],
            Contents.Answers(("eyelid-site", Answer.Yes)));

        var result = await diary.Interviews.SaveAnswersAsync(started.Key, started.Version, content, Cancel);

        var saved = Assert.IsType<SaveResult.Saved>(result).Interview;
        var found = await diary.Interviews.FindAsync(started.Key, Cancel);
        Assert.Equal(content, found!.Content);
        Assert.Equal(content, saved.Content);
        Assert.Equal(2, found.Version);
        Assert.Equal(2, saved.Version);
        Assert.Equal(Duration.FromMinutes(1), found.UpdatedAt - started.StartedAt);
        Assert.Equal(started.StartedAt, found.StartedAt);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_change_based_on_an_old_version_is_refused_and_shows_what_stands_now(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var started = await StartAsync(diary);
        var first = started.Content.With("leg-swelling", Answer.Yes);
        await diary.Interviews.SaveAnswersAsync(started.Key, started.Version, first, Cancel);

        var second = started.Content.With("leg-swelling", Answer.No);
        var result = await diary.Interviews.SaveAnswersAsync(started.Key, started.Version, second, Cancel);

        Assert.Equal(first, Assert.IsType<SaveResult.Conflict>(result).Current.Content);
        Assert.Equal(first, (await diary.Interviews.FindAsync(started.Key, Cancel))!.Content);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_many_changes_at_once_one_wins_and_every_other_one_is_told(Provider provider)
    {
        // Several rounds, because one may happen to run one after the other.
        const int Rounds = 10;
        const int Writers = 12;
        await using var diary = await TestDiary.OpenAsync(provider);
        var current = await StartAsync(diary);
        for (var round = 0; round < Rounds; round++)
        {
            var seen = current;
            var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
                () => diary.Interviews.SaveAnswersAsync(
                    seen.Key, seen.Version, seen.Content.With($"finding-{round}-{writer}", Answer.Yes), Cancel),
                Cancel)));

            var winner = Assert.Single(results.OfType<SaveResult.Saved>()).Interview;
            Assert.Equal(Writers - 1, results.OfType<SaveResult.Conflict>().Count());
            current = (await diary.Interviews.FindAsync(seen.Key, Cancel))!;
            Assert.Equal(winner.Content, current.Content);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_form_sent_twice_is_no_conflict(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var started = await StartAsync(diary);
        var content = started.Content.With("leg-swelling", Answer.Yes);
        await diary.Interviews.SaveAnswersAsync(started.Key, started.Version, content, Cancel);

        var again = await diary.Interviews.SaveAnswersAsync(started.Key, started.Version, content, Cancel);

        Assert.Equal(2, Assert.IsType<SaveResult.Saved>(again).Interview.Version);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_finished_interview_opens_again_when_an_answer_changes(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var started = await StartAsync(diary);
        diary.Time.Advance(AMinute);
        var finished = Assert.IsType<SaveResult.Saved>(
            await diary.Interviews.FinishAsync(started.Key, started.Version, Cancel)).Interview;
        Assert.Equal(Duration.FromMinutes(1), finished.FinishedAt - started.StartedAt);
        Assert.Equal(finished.FinishedAt, (await diary.Interviews.FindAsync(started.Key, Cancel))!.FinishedAt);

        diary.Time.Advance(AMinute);
        var twice = Assert.IsType<SaveResult.Saved>(
            await diary.Interviews.FinishAsync(started.Key, finished.Version, Cancel)).Interview;
        Assert.Equal(finished.FinishedAt, twice.FinishedAt);

        await diary.Interviews.SaveAnswersAsync(
            started.Key, twice.Version, started.Content.With("leg-swelling", Answer.Yes), Cancel);
        Assert.Null((await diary.Interviews.FindAsync(started.Key, Cancel))!.FinishedAt);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Recent_interviews_are_the_persons_own_with_the_last_touched_first(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var oldest = await StartAsync(diary);
        diary.Time.Advance(AMinute);
        var middle = await StartAsync(diary);
        diary.Time.Advance(AMinute);
        var newest = await StartAsync(diary);
        await StartForSomebodyElseAsync(diary);
        diary.Time.Advance(AMinute);
        await diary.Interviews.FinishAsync(oldest.Key, oldest.Version, Cancel);

        var recent = await diary.Interviews.RecentAsync(oldest.PersonId, 10, Cancel);
        Assert.Equal([oldest.Id, newest.Id, middle.Id], recent.Select(interview => interview.Id));

        var two = await diary.Interviews.RecentAsync(oldest.PersonId, 2, Cancel);
        Assert.Equal([oldest.Id, newest.Id], two.Select(interview => interview.Id));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_interview_is_not_found_under_another_person(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var mine = await StartAsync(diary);
        var theirs = await StartForSomebodyElseAsync(diary);
        var mixed = new InterviewKey(theirs.PersonId, mine.Id);

        Assert.Null(await diary.Interviews.FindAsync(mixed, Cancel));
        Assert.IsType<SaveResult.Missing>(await diary.Interviews.SaveAnswersAsync(mixed, 1, theirs.Content, Cancel));
        Assert.False(await diary.Interviews.DeleteAsync(mixed, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_deleted_interview_is_out_of_sight_and_comes_back_whole(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var started = await StartAsync(diary);

        Assert.True(await diary.Interviews.DeleteAsync(started.Key, Cancel));
        Assert.Null(await diary.Interviews.FindAsync(started.Key, Cancel));
        Assert.Empty(await diary.Interviews.RecentAsync(started.PersonId, 10, Cancel));
        Assert.False(await diary.Interviews.DeleteAsync(started.Key, Cancel));
        Assert.IsType<SaveResult.Missing>(
            await diary.Interviews.SaveAnswersAsync(started.Key, started.Version, started.Content, Cancel));

        Assert.True(await diary.Interviews.RestoreAsync(started.Key, Cancel));
        var restored = await diary.Interviews.FindAsync(started.Key, Cancel);
        Assert.Equal(started.Content, restored!.Content);
        Assert.Null(restored.DeletedAt);
        Assert.False(await diary.Interviews.RestoreAsync(started.Key, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_change_from_before_a_deletion_does_not_slip_in_after_the_undo(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var started = await StartAsync(diary);
        await diary.Interviews.DeleteAsync(started.Key, Cancel);
        await diary.Interviews.RestoreAsync(started.Key, Cancel);

        var late = started.Content.With("leg-swelling", Answer.Yes);
        var result = await diary.Interviews.SaveAnswersAsync(started.Key, started.Version, late, Cancel);

        Assert.IsType<SaveResult.Conflict>(result);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Purging_removes_only_what_was_deleted_long_enough_ago(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var kept = await StartAsync(diary);
        var deletedFirst = await StartAsync(diary);
        var deletedLater = await StartAsync(diary);
        await diary.Interviews.DeleteAsync(deletedFirst.Key, Cancel);
        diary.Time.Advance(AMinute);
        var limit = Instant.FromDateTimeOffset(diary.Time.GetUtcNow());
        diary.Time.Advance(AMinute);
        await diary.Interviews.DeleteAsync(deletedLater.Key, Cancel);

        Assert.Equal(1, await diary.Interviews.PurgeAsync(limit, Cancel));

        Assert.False(await diary.Interviews.RestoreAsync(deletedFirst.Key, Cancel));
        Assert.True(await diary.Interviews.RestoreAsync(deletedLater.Key, Cancel));
        Assert.NotNull(await diary.Interviews.FindAsync(kept.Key, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_interview_of_nobody_can_not_be_started(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);

        await Assert.ThrowsAsync<DbUpdateException>(
            () => diary.Interviews.StartAsync(Guid.CreateVersion7(), Contents.NightCramps, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Interview> StartAsync(TestDiary diary, InterviewContent? content = null)
    {
        var person = await diary.People.DefaultAsync(Cancel);
        return await diary.Interviews.StartAsync(person.Id, content ?? Contents.NightCramps, Cancel);
    }

    private static async Task<Interview> StartForSomebodyElseAsync(TestDiary diary)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            Name = "Somebody else",
            CreatedAt = Instant.FromUtc(2026, 11, 1, 8, 0),
        };
        await using (var context = diary.Context())
        {
            context.Add(person);
            await context.SaveChangesAsync(Cancel);
        }

        return await diary.Interviews.StartAsync(person.Id, Contents.NightCramps, Cancel);
    }
}
