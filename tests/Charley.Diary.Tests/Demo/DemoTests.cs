using Charley.Diary.Demo;
using Charley.Diary.Episodes;
using Charley.Diary.Trials;
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
        var experiment = Assert.Single(await diary.Get<TrialStore>().ListAsync(person.Id, Cancel));
        Assert.Null(experiment.Outcome);
        Assert.InRange(experiment.Nights.Length, 80, DemoExperiment.NightsSoFar);
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

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(400)]
    public void Whenever_it_is_opened_the_same_year_is_shown_moved_to_that_day(int later)
    {
        var (episodes, days) = DemoModel.Draw(7, Today, DateTimeZone.Utc);
        var moved = DemoModel.Draw(7, Today.PlusDays(later), DateTimeZone.Utc);

        Assert.Equal(days.Select(day => (day.Date.PlusDays(later), day.Content)), moved.Days);
        Assert.Equal(episodes.Select(episode => episode.When.Local.PlusDays(later)), moved.Episodes.Select(episode => episode.When.Local));
    }

    [Fact]
    public void Over_many_years_the_documented_triggers_show_and_caffeine_does_not()
    {
        var days = Enumerable.Range(0, 60).SelectMany(seed =>
        {
            var drawn = DemoModel.Draw(seed, Today, DateTimeZone.Utc);
            var counts = drawn.Episodes.CountBy(episode => LocalReading.DayBehind(episode.When.Local)).ToDictionary();
            return drawn.Days.Select(day => (day.Content, Count: counts.GetValueOrDefault(day.Date)));
        }).ToList();

        double Rate(Func<Charley.Diary.Days.DayContent, bool> which) => days.Where(day => which(day.Content)).Average(day => day.Count);

        Assert.InRange(Rate(day => day.FluidsMl <= DemoModel.LittleFluids) / Rate(day => day.FluidsMl > DemoModel.LittleFluids), 2.1, 2.7);
        Assert.InRange(Rate(day => day.StandingMinutes >= DemoModel.LongStanding) / Rate(day => day.StandingMinutes < DemoModel.LongStanding), 1.55, 2.05);
        Assert.InRange(Rate(day => day.CaffeineMg >= 225) / Rate(day => day.CaffeineMg < 225), 0.9, 1.1);
    }

    [Fact]
    public void Stretching_before_bed_spares_what_is_documented_and_quiet_days_say_so()
    {
        var (before, after, others) = (0, 0, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            var drawn = DemoModel.Draw(seed, Today, DateTimeZone.Utc);
            var (episodes, days) = DemoExperiment.Spare(drawn.Episodes, drawn.Days, Today, new Chance(new Random(seed)));
            var bad = episodes.Select(episode => episode.When.Local.Date).ToHashSet();
            before += drawn.Episodes.Length;
            after += episodes.Length;
            others += drawn.Days.Length - days.Length;
            Assert.All(days, day => Assert.Equal(!bad.Contains(day.Date), day.Content.NothingHappened));
        }

        // Half of 101 nights in 365 are with it, and half of the episodes come on days without a trigger; of these 70 in 100.
        Assert.InRange((double)(before - after) / before, 0.035, 0.065);
        Assert.Equal(0, others);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
