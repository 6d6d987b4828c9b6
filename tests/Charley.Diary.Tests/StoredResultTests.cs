using Charley.Knowledge;
using Charley.Knowledge.Measuring;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Tests;

/// <summary>Results of tests are kept with the interview; interviews saved before there were any can still be read.</summary>
public sealed class StoredResultTests
{
    public static TheoryData<Provider> Providers => TestDiary.Providers;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Results_are_read_back_as_they_were_saved_and_can_be_taken_away_again(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var started = await diary.Interviews.StartAsync(person.Id, Contents.NightCramps, Cancel);
        var content = Contents.NightCramps with
        {
            Results = [new Measurement("potassium", 2.3, "mmol/L"), new Measurement("creatinine", 1.1, "mg/dL")],
        };

        var saved = Assert.IsType<SaveResult.Saved>(await diary.Interviews.SaveAnswersAsync(started.Key, started.Version, content, Cancel)).Interview;
        var found = await diary.Interviews.FindAsync(started.Key, Cancel);

        Assert.Equal(content, found!.Content);
        Assert.NotEqual(Contents.NightCramps, found.Content);

        await diary.Interviews.SaveAnswersAsync(started.Key, saved.Version, Contents.NightCramps, Cancel);

        Assert.Equal(Contents.NightCramps, (await diary.Interviews.FindAsync(started.Key, Cancel))!.Content);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Another_value_alone_is_a_change_that_is_stored(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var first = Contents.NightCramps with { Results = [new Measurement("potassium", 2.3, "mmol/L")] };
        var started = await diary.Interviews.StartAsync(person.Id, first, Cancel);

        await diary.Interviews.SaveAnswersAsync(
            started.Key, started.Version, first with { Results = [new Measurement("potassium", 3.3, "mmol/L")] }, Cancel);

        Assert.Equal(3.3, Assert.Single((await diary.Interviews.FindAsync(started.Key, Cancel))!.Results).Value);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_interview_saved_before_there_were_results_has_none(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var started = await diary.Interviews.StartAsync(person.Id, Contents.NightCramps, Cancel);
        await using (var context = diary.Context())
        {
            await context.Database.ExecuteSqlRawAsync("""UPDATE "Interviews" SET "Answers" = '{{"calf-site":"yes","statin-use":"unknown"}}'""", Cancel);
        }

        var found = await diary.Interviews.FindAsync(started.Key, Cancel);

        Assert.Empty(found!.Results);
        Assert.Equal(Contents.Answers(("calf-site", Answer.Yes), ("statin-use", Answer.Unknown)), found.Answers);
    }
}
