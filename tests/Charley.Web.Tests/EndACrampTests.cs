using System.Net;
using Charley.Diary.Episodes;
using Charley.Diary.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Web.Tests;

/// <summary>Experiments that compare two ways to end a cramp. Each test has a person of its own.</summary>
public sealed class EndACrampTests(RunningCharley charley)
{
    [Fact]
    public async Task Saving_nothing_about_a_cramp_is_refused_and_uses_up_no_place()
    {
        using var visitor = charley.Visit();
        var started = await StartedAsync(visitor);

        var empty = await visitor.Send(started, started.Path + "/cramps");
        var still = await visitor.Send(started, started.Path + "/cramps", ("still", "yes"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (empty.Response.StatusCode, still.Response.StatusCode));
        Assert.Contains("Say how long it took or whether it helped", empty.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#minutes", empty.Html.QuerySelector(".mistakes a")!.GetAttribute("href"));
        Assert.Equal("0", empty.Html.QuerySelector("input[name=number]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_slip_is_mended_and_stays_at_its_place()
    {
        using var visitor = charley.Visit();
        var started = await StartedAsync(visitor);
        var one = await SaveAsync(visitor, started, ("minutes", "90"), ("helped", "yes"));
        var two = await SaveAsync(visitor, one, ("minutes", "2"));

        var mended = await visitor.Send(two, Cramp(started, 0), ("minutes", "1.5"), ("still", "yes"), ("helped", "no"));
        var emptied = await visitor.Send(mended, Cramp(started, 0));

        Assert.Equal("90", two.Html.GetElementById("minutes-0")!.GetAttribute("value"));
        Assert.Equal([new TrialCramp(90, Ended: false, Helped: false), new TrialCramp(120, Ended: true, Helped: null)], await CrampsAsync(started));
        Assert.Contains("longer than 1.5 min, it did not help", mended.Html.GetElementById("last-cramps")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#minutes-0", emptied.Html.QuerySelector(".mistakes a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post(Cramp(started, 7), Key(two))).Response.StatusCode);
    }

    [Fact]
    public async Task Only_the_last_cramp_can_be_taken_out_because_the_order_was_drawn()
    {
        using var visitor = charley.Visit();
        var started = await StartedAsync(visitor);
        var two = await SaveAsync(visitor, await SaveAsync(visitor, started, ("minutes", "3")), ("minutes", "90"));

        await visitor.Post(Cramp(started, 0) + "/delete", Key(two));
        var taken = await visitor.Send(two, Cramp(started, 1) + "/delete");

        Assert.Null(two.Html.QuerySelector($"form[action='{Cramp(started, 0)}/delete']"));
        Assert.Equal([new TrialCramp(180, Ended: true, Helped: null)], await CrampsAsync(started));
        Assert.Equal("1", taken.Html.QuerySelector("input[name=number]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Only_what_can_end_a_cramp_can_be_chosen()
    {
        using var visitor = charley.Visit();
        await charley.SomebodyAsync(visitor);
        var form = await visitor.Get("/experiments/new/relief");

        var offered = form.Html.QuerySelectorAll("#first option").Select(option => option.GetAttribute("value")!).ToList();
        var refused = await visitor.Send(form, "/experiments/new/relief", ("first", "stretching-acute"), ("second", "paracetamol-for-soreness"), ("cramps", "20"));

        Assert.Contains("pickle-juice", offered, StringComparer.Ordinal);
        Assert.Contains("massage", offered, StringComparer.Ordinal);
        Assert.DoesNotContain("paracetamol-for-soreness", offered, StringComparer.Ordinal);
        Assert.DoesNotContain("rest-and-step-back-after-strain", offered, StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Response.StatusCode);
    }

    [Fact]
    public async Task A_cramp_of_the_experiment_goes_into_the_diary_without_being_told_again_and_can_be_undone()
    {
        using var visitor = charley.Visit();
        var person = await charley.SomebodyAsync(visitor);
        var started = await StartAsync(visitor);
        var saved = await SaveAsync(visitor, started, ("minutes", "2.5"), ("helped", "yes"));
        var form = await visitor.Get(saved.Html.QuerySelector("a[href$='/cramps/0/diary']")!.GetAttribute("href")!);
        var shown = form.Html.QuerySelectorAll("select[name=helped]").Select(select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? string.Empty).ToArray();

        var logged = await visitor.Send(
            form,
            "/diary/log",
            [("kind", "cramp"), ("site", "calf"), ("side", "left"), ("now", "yes"), ("duration", form.Html.GetElementById("duration")!.GetAttribute("value")!), .. shown.Select(value => ("helped", value))]);
        var episode = Assert.Single(await Get<EpisodeStore>().RecentAsync(person.Id, 5, Cancel));
        var undone = await visitor.Send(logged, $"/diary/episodes/{episode.Id}/delete");

        Assert.Equal(150, episode.Details.DurationSeconds);
        Assert.True(Assert.Single(episode.Details.Tried).Helped);
        Assert.Contains(Assert.Single(episode.Details.Tried).Remedy, new[] { "stretching-acute", "pickle-juice" }, StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.OK, undone.Response.StatusCode);
        Assert.Empty(await Get<EpisodeStore>().RecentAsync(person.Id, 5, Cancel));
        Assert.Null((await visitor.Get(started.Path)).Html.QuerySelector("a[href$='/diary']:not([href='/diary'])"));
    }

    private static string Cramp(Seen started, int number) => $"{started.Path}/cramps/{number}";

    private static Task<Seen> SaveAsync(Visitor visitor, Seen page, params (string Name, string Value)[] fields) =>
        visitor.Send(page, page.Path.Split('?')[0] + "/cramps", fields);

    private static (string Name, string Value) Key(Seen page) => ("form-key", page.Html.QuerySelector("input[name=form-key]")!.GetAttribute("value")!);

    private static async Task<Seen> StartAsync(Visitor visitor) => await visitor.Send(
        await visitor.Get("/experiments/new/relief"), "/experiments/new/relief", ("first", "stretching-acute"), ("second", "pickle-juice"), ("cramps", "20"));

    private async Task<Seen> StartedAsync(Visitor visitor)
    {
        await charley.SomebodyAsync(visitor);
        return await StartAsync(visitor);
    }

    private async Task<IEnumerable<TrialCramp>> CrampsAsync(Seen started)
    {
        var key = await charley.Services.GetRequiredService<TrialStore>().ListAsync(
            Guid.Parse(started.Html.QuerySelector("input[name=whose]")!.GetAttribute("value")!), Cancel);
        return key.Single(trial => started.Path.EndsWith(trial.Id.ToString(), StringComparison.Ordinal)).Cramps;
    }

    private T Get<T>()
        where T : notnull => charley.Services.GetRequiredService<T>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
