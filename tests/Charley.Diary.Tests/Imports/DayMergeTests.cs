using Charley.Diary.Days;
using Charley.Diary.Imports;

namespace Charley.Diary.Tests.Imports;

/// <summary>How values of several files become one day.</summary>
public sealed class DayMergeTests
{
    private static readonly DayContent Nothing = DayContent.Empty;

    [Fact]
    public void What_was_written_by_hand_stays_and_what_was_empty_is_filled()
    {
        var merged = DayMerge.Add(Nothing with { FluidsMl = 900, Tags = ["hot"] }, [], Told("apple", Nothing with { FluidsMl = 1500, SleepMinutes = 400 }));

        Assert.Equal(Nothing with { FluidsMl = 900, SleepMinutes = 400, Tags = ["hot"] }, merged.After);
        Assert.Equal(ValueFate.KeptByHand, merged.Fates["fluids"]);
        Assert.Equal(ValueFate.New, merged.Fates["sleep"]);
        Assert.Null(merged.News.FluidsMl);
    }

    [Fact]
    public void A_later_file_of_the_same_source_corrects_the_earlier()
    {
        var merged = DayMerge.Add(Nothing with { Steps = 4000 }, [Told("apple", Nothing with { Steps = 4000 })], Told("apple", Nothing with { Steps = 3500 }));

        Assert.Equal(3500, merged.After.Steps);
        Assert.Equal(ValueFate.Changed, merged.Fates["steps"]);
    }

    [Theory]
    [InlineData("apple", 4000, "fitbit", 4400)]
    [InlineData("fitbit", 4400, "apple", 4000)]
    public void Of_two_sources_the_higher_counts_whichever_came_first(string first, int firstSteps, string second, int secondSteps)
    {
        var merged = DayMerge.Add(Nothing with { Steps = firstSteps }, [Told(first, Nothing with { Steps = firstSteps })], Told(second, Nothing with { Steps = secondSteps }));

        Assert.Equal(4400, merged.After.Steps);
        Assert.Equal(ValueFate.Merged, merged.Fates["steps"]);
    }

    [Fact]
    public void The_same_file_again_says_nothing_new()
    {
        var day = Nothing with { Steps = 4000, Period = true, Taken = ["magnesium"] };

        var merged = DayMerge.Add(day, [Told("apple", day)], Told("apple", day));

        Assert.Equal(Nothing, merged.News);
        Assert.Equal(day, merged.After);
        Assert.All(merged.Fates.Values, fate => Assert.Equal(ValueFate.Known, fate));
    }

    [Fact]
    public void What_the_person_changed_or_removed_after_an_import_stays_so()
    {
        var told = Told("apple", Nothing with { Steps = 4000, SleepMinutes = 400 });

        var merged = DayMerge.Add(Nothing with { Steps = 5000 }, [told], told with { Content = Nothing with { Steps = 6000, SleepMinutes = 410 } });

        Assert.Equal(Nothing with { Steps = 5000 }, merged.After);
    }

    [Fact]
    public void What_was_taken_is_joined_and_a_day_of_the_period_counts_before_none()
    {
        var merged = DayMerge.Add(
            Nothing with { Taken = ["Magnesium"], Period = false },
            [Told("apple", Nothing with { Taken = ["Magnesium"], Period = false })],
            Told("csv", Nothing with { Taken = ["magnesium", "iron"], Period = true }));

        Assert.Equal(["Magnesium", "iron"], merged.After.Taken!.Value);
        Assert.True(merged.After.Period);
    }

    [Fact]
    public void Taking_an_import_back_leaves_what_others_tell_and_what_was_changed()
    {
        var apple = Told("apple", Nothing with { Steps = 4000, SleepMinutes = 400, FluidsMl = 1000 });
        var fitbit = Told("fitbit", Nothing with { Steps = 3000 });

        var after = DayMerge.Remove(Nothing with { Steps = 4000, SleepMinutes = 400, FluidsMl = 1200 }, [apple, fitbit], [fitbit], apple.Content);

        Assert.Equal(Nothing with { Steps = 3000, FluidsMl = 1200 }, after);
    }

    private static ToldDay Told(string source, DayContent content) => new(source, content);
}
