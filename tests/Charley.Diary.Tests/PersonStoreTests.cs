using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Tests;

public sealed class PersonStoreTests
{
    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_default_person_is_added_once_and_stays(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);

        var first = await diary.People.DefaultAsync(Cancel);
        diary.Time.Advance(TimeSpan.FromDays(1));
        var second = await diary.People.DefaultAsync(Cancel);

        Assert.Equal(first, second);
        Assert.True(first.IsDefault);
        Assert.Equal(7, first.Id.Version);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Many_first_requests_at_once_agree_on_one_person(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);

        var people = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => Task.Run(() => diary.People.DefaultAsync(Cancel), Cancel)));

        Assert.Single(people.Distinct());
        await using var context = diary.Context();
        Assert.Equal(1, await context.People.CountAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Names_in_any_script_come_back_letter_by_letter(Provider provider)
    {
        string[] names = ["👩🏽‍⚕️🦵⚡", "مريم العلي", "שָׂרָה", "Zoë d’Arc", "李小龍", "e\u0301 is not é", "<script>alert(1)</script>", "Robert'); --"];
        await using var diary = await TestDiary.OpenAsync(provider);
        await using (var context = diary.Context())
        {
            context.AddRange(names.Select(name => new Person
            {
                Id = Guid.CreateVersion7(),
                Name = name,
                CreatedAt = Instant.FromUtc(2024, 2, 29, 23, 59),
            }));
            await context.SaveChangesAsync(Cancel);
        }

        await using var reading = diary.Context();
        var read = await reading.People.AsNoTracking().Select(person => person.Name!).ToListAsync(Cancel);

        Assert.Equal(names.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
