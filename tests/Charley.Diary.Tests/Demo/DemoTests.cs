using Charley.Diary.Demo;
using NodaTime;

namespace Charley.Diary.Tests.Demo;

public sealed class DemoTests
{
    private static readonly LocalDate Today = new(2026, 11, 22);

    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_demo_is_a_person_of_its_own_and_goes_in_one_step(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var own = await diary.People.DefaultAsync(Cancel);
        var demo = diary.Get<DemoDiary>();

        var person = await demo.AddAsync("Demo", Cancel);
        var again = await demo.AddAsync("Demo", Cancel);

        Assert.Equal(person, again);
        Assert.True(person.IsDemo);
        Assert.InRange((await diary.Episodes.RecentAsync(person.Id, 1000, Cancel)).Count, 80, 300);
        Assert.Empty(await diary.Episodes.RecentAsync(own.Id, 1, Cancel));
        Assert.True(await demo.RemoveAsync(Cancel));
        Assert.False(await demo.RemoveAsync(Cancel));
        Assert.Equal([own], await diary.People.ListAsync(Cancel));
    }

    [Fact]
    public void The_same_seed_draws_the_same_year_and_nothing_of_it_is_today_or_later()
    {
        var (episodes, days) = DemoModel.Draw(7, Today, DateTimeZone.Utc);
        var again = DemoModel.Draw(7, Today, DateTimeZone.Utc);

        Assert.Equal(episodes, again.Episodes);
        Assert.Equal(days, again.Days);
        Assert.All(episodes, episode => Assert.True(episode.When.Local.Date < Today));
        Assert.All(days, day => Assert.True(day.Date < Today));
    }

    [Fact]
    public void Over_many_years_the_documented_triggers_show_and_caffeine_does_not()
    {
        var days = Enumerable.Range(0, 60).SelectMany(seed =>
        {
            var drawn = DemoModel.Draw(seed, Today, DateTimeZone.Utc);
            var counts = drawn.Episodes.CountBy(episode => episode.When.Local.Date).ToDictionary();
            return drawn.Days.Select(day => (day.Content, Count: counts.GetValueOrDefault(day.Date)));
        }).ToList();

        double Rate(Func<Charley.Diary.Days.DayContent, bool> which) => days.Where(day => which(day.Content)).Average(day => day.Count);

        Assert.InRange(Rate(day => day.FluidsMl <= DemoModel.LittleFluids) / Rate(day => day.FluidsMl > DemoModel.LittleFluids), 2.1, 2.7);
        Assert.InRange(Rate(day => day.StandingMinutes >= DemoModel.LongStanding) / Rate(day => day.StandingMinutes < DemoModel.LongStanding), 1.55, 2.05);
        Assert.InRange(Rate(day => day.CaffeineMg >= 225) / Rate(day => day.CaffeineMg < 225), 0.9, 1.1);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
