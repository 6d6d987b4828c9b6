using Charley.Diary.Demo;
using Charley.Diary.Trials;
using Charley.Web.Experiments;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Web.Tests;

/// <summary>The experiment of the made-up person, which shows a newcomer what an experiment looks like.</summary>
public sealed class DemoExperimentTests : IAsyncLifetime
{
    private readonly RunningCharley charley = new();

    public ValueTask InitializeAsync() => charley.InitializeAsync();

    public ValueTask DisposeAsync() => charley.DisposeAsync();

    [Fact]
    public async Task It_is_alive_marked_as_a_demo_and_goes_with_the_person()
    {
        using var visitor = charley.Visit();
        var diary = await visitor.Send(await visitor.Get("/people"), "/people/demo");
        var list = await visitor.Get("/experiments");
        var link = list.Html.QuerySelector(".tiles li a")!.GetAttribute("href")!;
        var page = await visitor.Get(link);
        await visitor.Send(diary, "/people/demo/remove");

        Assert.NotNull(page.Html.QuerySelector("svg.interval[role=img]"));
        Assert.NotNull(page.Html.QuerySelector("form[action*='/nights/']"));
        Assert.Equal(26, page.Html.QuerySelectorAll("table.schedule tr").Length);
        Assert.Contains("made-up", page.Html.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await visitor.Get("/experiments")).Html.QuerySelectorAll(".tiles li"));
    }

    [Fact]
    public async Task Its_prior_is_the_one_that_a_new_experiment_would_get_and_the_remedy_exists()
    {
        var demo = await Get<DemoDiary>().AddAsync("Demo", TestContext.Current.CancellationToken);
        var trial = Assert.Single(await Get<TrialStore>().ListAsync(demo.Id, TestContext.Current.CancellationToken));
        var expected = Get<ExperimentDesk>().PriorOf(trial.Remedy);

        Assert.Equal(expected.Mean, trial.PriorMean, 0.005);
        Assert.Equal(expected.Spread, trial.PriorSpread, 0.005);
        Assert.NotEqual(trial.Remedy, Get<ExperimentDesk>().NameOf(trial.Remedy), StringComparer.Ordinal);
    }

    private T Get<T>()
        where T : notnull => charley.Services.GetRequiredService<T>();
}
