using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Web.Learning;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charley.Web.Tests;

/// <summary>A course over weeks in the diary raises the questions about warning signs, calmly and once.</summary>
public sealed class DiaryCourseTests(RunningCharley charley)
{
    private static readonly LocalDate Today = new(2026, 11, 22);
    private static readonly string[] Sites = ["calf", "foot-toes", "shin", "front-thigh", "hand-arm"];

    [Fact]
    public void New_places_after_weeks_of_diary_are_a_course_and_the_first_weeks_of_a_diary_are_none()
    {
        EpisodeMark[] spreading = [Mark("calf", 100), Mark("calf", 40), Mark("shin", 20), Mark("foot-toes", 12), Mark("hand-arm", 3)];

        Assert.Equal([("spreading", Today.PlusDays(-3))], Seen(spreading));
        Assert.Empty(Seen([.. spreading.Where(mark => mark.Site != "shin")]));
        Assert.Empty(Seen([.. spreading.Where(mark => mark.Date > Today.PlusDays(-50))]));
        Assert.Empty(Seen([.. spreading, Mark("shin", 60)]));
        Assert.Empty(Seen([]));
    }

    [Fact]
    public void Days_with_the_word_weaker_are_a_course_whatever_its_case()
    {
        Assert.Equal([("weaker", Today.PlusDays(-2))], Seen([], Day(9, "Weaker"), Day(2, "travel", "weak"), Day(1, "weaker")));
        Assert.Empty(Seen([], Day(9, "weaker"), Day(2, "weekend")));
        Assert.Empty(Seen([], Day(40, "weaker"), Day(30, "weaker")));
    }

    [Fact]
    public async Task What_spreads_asks_for_the_warning_signs_on_the_diary_and_first_on_their_page_until_they_are_answered()
    {
        using var visitor = await SomebodyAsync();
        var quiet = await visitor.Get("/diary");
        await LogAsync(visitor);
        var diary = await visitor.Get("/diary");

        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        await InterviewWalk.AnswerChecks(visitor, checks);
        var after = await visitor.Get("/diary");

        Assert.Null(quiet.Html.GetElementById("course"));
        Assert.NotNull(diary.Html.QuerySelector("#course a[href='/start']"));
        Assert.Contains("came in new places", checks.Html.QuerySelector("section[aria-labelledby=course]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Strength", checks.Html.QuerySelector("section.group h2")!.TextContent);
        Assert.Contains(checks.Html.QuerySelectorAll("fieldset.question input"), input => input.GetAttribute("name") == "q.rf-twitch-weak-muscle");
        Assert.Null(after.Html.GetElementById("course"));
    }

    [Fact]
    public async Task Without_a_course_the_warning_signs_stand_in_their_usual_order()
    {
        using var visitor = await SomebodyAsync();

        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);

        Assert.Null(checks.Html.QuerySelector("section[aria-labelledby=course]"));
        Assert.DoesNotContain(checks.Html.QuerySelectorAll("fieldset.question input"), input => input.GetAttribute("name") == "q.rf-twitch-weak-muscle");
    }

    private ImmutableArray<(string, LocalDate)> Seen(EpisodeMark[] marks, params DayRecord[] days) =>
        [.. DiaryCourses.In(marks, days, Today, charley.Knowledge.Courses).Select(seen => (seen.Course.Id, seen.Since))];

    private static EpisodeMark Mark(string site, int daysAgo) => new(Today.PlusDays(-daysAgo).At(new LocalTime(3, 0)), EpisodeKind.Cramp, site, null, null);

    private static DayRecord Day(int daysAgo, params string[] tags) => new()
    {
        PersonId = Guid.Empty,
        Date = Today.PlusDays(-daysAgo),
        Content = DayContent.Empty with { Tags = [.. tags] },
        UpdatedAt = Instant.MinValue,
        Version = 1,
    };

    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
        return visitor;
    }

    /// <summary>Two months in the calf, then in four other places within this week.</summary>
    private async Task LogAsync(Visitor visitor)
    {
        var person = Guid.Parse(visitor.Cookies.GetCookies(charley.Address)["charley-person"]!.Value);
        var episodes = charley.Services.GetRequiredService<EpisodeStore>();
        var now = charley.Services.GetRequiredService<PersonStore>().NowFor(new Person { Id = person, CreatedAt = Instant.MinValue });
        foreach (var (index, site) in Sites.Index())
        {
            var start = (index == 0 ? now.Date.PlusDays(-70) : now.Date.PlusDays(-index)).At(new LocalTime(3, 0)).InZoneLeniently(now.Zone);
            await episodes.AddAsync(episodes.NewKey(person), new EpisodeContent(LocalReading.Of(start), new EpisodeDetails { Kind = EpisodeKind.Cramp, Site = site }), TestContext.Current.CancellationToken);
        }
    }
}
