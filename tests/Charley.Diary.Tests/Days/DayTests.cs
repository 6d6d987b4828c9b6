using System.Collections.Immutable;
using Charley.Diary.Days;
using NodaTime;

namespace Charley.Diary.Tests.Days;

public sealed class DayTests
{
    private static readonly LocalDate LeapDay = new(2024, 2, 29);

    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_said_about_a_day_is_read_back_the_same(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var content = Read(("fluids", "1.5"), ("sleep", "7,25"), ("caffeine", "0"), ("alcohol", "0.5"), ("pregnancy-week", "12")) with
        {
            Period = false,
            Taken = ["magnesium 300 mg", "💊"],
            Tags = ["صيام", "<i>"],
        };

        var saved = await diary.Days.SaveAsync(person.Id, LeapDay, DayStore.NoVersion, content, Cancel);
        await diary.Days.SaveAsync(person.Id, LeapDay.PlusDays(1), DayStore.NoVersion, DayContent.Empty with { NothingHappened = true }, Cancel);
        var listed = await diary.Days.ListAsync(person.Id, new DateInterval(LeapDay, LeapDay.PlusDays(1)), Cancel);

        Assert.Equal(content, Assert.IsType<ChangeResult<DayRecord>.Saved>(saved).Value.Content);
        Assert.Equal([content, DayContent.Empty with { NothingHappened = true }], listed.Select(day => day.Content));
        Assert.Equal(1500, content.FluidsMl);
        Assert.Equal(435, content.SleepMinutes);
        Assert.Equal(5, content.AlcoholGrams);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Not_recorded_none_and_nothing_taken_are_three_things(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var noneTaken = Assert.IsType<ImmutableArray<string>>(DayReader.Read(new DayInput { Taken = "none" }).Value!.Taken);
        await diary.Days.SaveAsync(person.Id, LeapDay, DayStore.NoVersion, DayContent.Empty with { Taken = noneTaken, CaffeineMg = 0 }, Cancel);

        var found = (await diary.Days.FindAsync(person.Id, LeapDay, Cancel))!.Content;

        Assert.Empty(found.Taken!.Value);
        Assert.Equal(0, found.CaffeineMg);
        Assert.Null(found.FluidsMl);
        Assert.False(found.NothingHappened);
        Assert.Null(DayReader.Read(new DayInput()).Value!.Taken);
        Assert.NotEqual(DayContent.Empty, found);
    }

    [Theory]
    [InlineData("potassium 1,5 g, magnesium", "potassium 1,5 g|magnesium")]
    [InlineData("B12, D3", "B12|D3")]
    [InlineData("B12,D3", "B12|D3")]
    [InlineData("metformin 1,000 mg", "metformin 1,000 mg")]
    [InlineData("a,1,000 mg of b ,2,5 g of c,", "a|1,000 mg of b|2,5 g of c")]
    [InlineData("vitamin D 2,\n3 g salt", "vitamin D 2|3 g salt")]
    public void A_comma_inside_a_number_parts_no_medicine(string taken, string parts)
    {
        var day = DayReader.Read(new DayInput { Taken = taken, Tags = taken }).Value!;

        var again = DayReader.Read(DayInput.From(day)).Value!;
        Assert.Equal(parts, string.Join('|', day.Taken!.Value));
        Assert.Equal(parts, string.Join('|', day.Tags));
        Assert.Equal(parts, string.Join('|', again.Taken!.Value));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_windows_never_overwrite_a_day_silently(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);

        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(stress => Task.Run(
            () => diary.Days.SaveAsync(person.Id, LeapDay, DayStore.NoVersion, DayContent.Empty with { Stress = stress }, Cancel), Cancel)));

        var winner = Assert.Single(results.OfType<ChangeResult<DayRecord>.Saved>()).Value;
        Assert.All(results.OfType<ChangeResult<DayRecord>.Conflict>(), conflict => Assert.Equal(winner.Content, conflict.Current.Content));
        var late = await diary.Days.SaveAsync(person.Id, LeapDay, DayStore.NoVersion, DayContent.Empty with { Heat = 1 }, Cancel);
        Assert.IsType<ChangeResult<DayRecord>.Conflict>(late);
        Assert.IsType<ChangeResult<DayRecord>.Saved>(await diary.Days.SaveAsync(person.Id, LeapDay, 1, DayContent.Empty with { Heat = 1 }, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_persons_days_are_never_anothers(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var (one, other) = (await diary.People.DefaultAsync(Cancel), await diary.People.AddAsync("Other", cancellationToken: Cancel));
        await diary.Days.SaveAsync(one.Id, LeapDay, DayStore.NoVersion, DayContent.Empty with { Stress = 9 }, Cancel);

        Assert.Null(await diary.Days.FindAsync(other.Id, LeapDay, Cancel));
        Assert.Empty(await diary.Days.ListAsync(other.Id, new DateInterval(LeapDay, LeapDay), Cancel));
    }

    [Theory]
    [InlineData("fluids", "-1", "from 0 to 20 (litres)")]
    [InlineData("fluids", "21", "from 0 to 20 (litres)")]
    [InlineData("fluids", "lots", "such as 1.5")]
    [InlineData("fluids", "1e9", "such as 1.5")]
    [InlineData("sleep", "25", "from 0 to 24 (hours)")]
    [InlineData("stress", "2.5", "fewer digits")]
    [InlineData("stress", "11", "from 0 to 10")]
    [InlineData("pregnancy-week", "0", "from 1 to 45")]
    public void Impossible_numbers_are_named_at_their_field(string exposure, string number, string message)
    {
        var mistake = Assert.Single(DayReader.Read(Input((exposure, number))).Mistakes);

        Assert.Equal(exposure, mistake.Field);
        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_with_an_episode_is_no_day_when_nothing_happened()
    {
        var mistake = Assert.Single(DayReader.Read(new DayInput { NothingHappened = true, Episodes = 1 }).Mistakes);

        Assert.Equal(DayReader.Nothing, mistake.Field);
    }

    [Fact]
    public void Too_many_or_too_long_tags_are_refused()
    {
        Assert.Equal(DayReader.Tags, Assert.Single(DayReader.Read(new DayInput { Tags = string.Join(", ", Enumerable.Range(0, 21)) }).Mistakes).Field);
        Assert.Equal(DayReader.Tags, Assert.Single(DayReader.Read(new DayInput { Tags = new string('x', 101) }).Mistakes).Field);
    }

    [Fact]
    public void Every_exposure_has_words_for_people() =>
        Assert.All(Exposures.All, exposure =>
        {
            Assert.NotEmpty(exposure.Name);
            Assert.NotEmpty(exposure.Unit);
            Assert.NotEmpty(exposure.Hint);
        });

    private static DayContent Read(params (string Exposure, string Number)[] numbers)
    {
        var read = DayReader.Read(Input(numbers));
        Assert.Empty(read.Mistakes);
        return read.Value!;
    }

    private static DayInput Input(params (string Exposure, string Number)[] numbers) =>
        new() { Numbers = numbers.ToImmutableDictionary(pair => pair.Exposure, pair => pair.Number, StringComparer.Ordinal) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
