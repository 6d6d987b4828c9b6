using System.Net;

namespace Charley.Web.Tests;

/// <summary>Help during a cramp, in a browser without scripts and as a device keeps it.</summary>
public sealed class ReliefTests(RunningCharley charley)
{
    [Fact]
    public async Task The_place_where_most_people_have_cramps_stands_first()
    {
        using var visitor = charley.Visit();

        var page = await visitor.Get("/relief");

        Assert.Equal("/relief/calf", page.Html.QuerySelector(".pick li a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("buttock", "/relief/buttock")]
    [InlineData("inner thigh", "/relief/groin-inner-thigh")]
    [InlineData("hamstring", "/relief/back-thigh")]
    [InlineData("quadriceps", "/relief/front-thigh")]
    [InlineData("calf", "/relief/calf")]
    [InlineData("foot", "/relief/foot-toes")]
    [InlineData("shin", "/relief/shin")]
    [InlineData("hand", "/relief/hand-arm")]
    public async Task Each_muscle_has_a_drawing_words_and_times(string muscle, string path)
    {
        using var visitor = charley.Visit();

        var page = await visitor.Get(path);

        var moves = page.Html.QuerySelectorAll(".moves li").ToList();
        Assert.True(moves.Count > 0, muscle);
        Assert.All(moves, move =>
        {
            Assert.NotEmpty(move.QuerySelectorAll("svg.move-drawing path"));
            Assert.Matches("(Hold|Go on) for [0-9]+ (seconds|minutes)", move.QuerySelector(".dose")!.TextContent);
        });
        Assert.True(page.Html.QuerySelector("[data-clock]")!.HasAttribute("hidden"), "Without scripts the clock must not show.");
    }

    [Fact]
    public async Task A_flickering_lid_is_not_sent_to_what_eases_a_cramp()
    {
        using var visitor = charley.Visit();

        var lid = await visitor.Get("/relief/eyelid-face");
        var calf = await visitor.Get("/relief/calf");

        Assert.Null(lid.Html.GetElementById("then"));
        Assert.NotNull(calf.Html.GetElementById("then"));
    }

    [Fact]
    public void Every_drawing_that_the_knowledge_names_is_there()
    {
        var drawn = typeof(CharleyWeb).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("move/", StringComparison.Ordinal)).Select(name => name[5..]).ToHashSet(StringComparer.Ordinal);
        var named = charley.Knowledge.Remedies.Values.SelectMany(remedy => remedy.Guided).Select(move => move.Drawing).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(named.Except(drawn, StringComparer.Ordinal));
        Assert.Empty(drawn.Except(named, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("yes", "It helped")]
    [InlineData("no", "It did not help")]
    [InlineData("unsure", "Hard to say")]
    public async Task Did_it_help_writes_the_cramp_with_its_place_and_remedy(string helped, string shown)
    {
        using var visitor = charley.Visit();
        var page = await visitor.Get("/relief/calf");

        var saved = await visitor.Send(page, "/diary/log", ("side", "left"), ("helped", helped));
        var episode = await visitor.Get(saved.Html.QuerySelector("a[href^='/diary/episodes/']")!.GetAttribute("href")!);

        Assert.Contains("Cramp: Calf, left", saved.Html.Body!.TextContent, StringComparison.Ordinal);
        var tried = episode.Html.QuerySelectorAll(".tried").Single(row => row.QuerySelector("input[value='stretch-calf']") is not null);
        Assert.Equal(shown, tried.QuerySelector("option[selected]")!.TextContent);
    }

    [Fact]
    public async Task Two_taps_on_it_helped_write_one_cramp()
    {
        using var visitor = charley.Visit();
        var page = await visitor.Get("/relief/shin");

        var first = await visitor.Send(page, "/diary/log", ("helped", "yes"));
        var second = await visitor.Send(page, "/diary/log", ("helped", "yes"));

        Assert.Equal(first.Path, second.Path);
    }

    [Fact]
    public async Task What_a_device_keeps_holds_no_form_no_cookie_and_nothing_of_a_person()
    {
        using var visitor = charley.Visit();
        var worker = await visitor.Get("/service-worker.js");
        var list = System.Text.Json.JsonDocument.Parse(worker.Source[(worker.Source.IndexOf('{', StringComparison.Ordinal))..worker.Source.IndexOf(";\n", StringComparison.Ordinal)]).RootElement;
        var pages = list.GetProperty("pages").EnumerateArray().Select(path => path.GetString()!).ToList();

        Assert.Contains("/relief/calf", pages, StringComparer.Ordinal);
        foreach (var path in pages)
        {
            Assert.Matches("^/(relief|routines)(/[a-z-]+)?$", path);
            var copy = await visitor.Get(path + list.GetProperty("mark").GetString());
            Assert.Equal(HttpStatusCode.OK, copy.Response.StatusCode);
            Assert.Empty(copy.Html.QuerySelectorAll("form"));
            Assert.False(copy.Response.Headers.Contains("Set-Cookie"), path);
        }

        foreach (var asset in list.GetProperty("assets").EnumerateArray())
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(asset.GetString()!)).Response.StatusCode);
        }
    }

    [Fact]
    public async Task The_manifest_makes_it_an_app_with_icons_that_are_there()
    {
        using var visitor = charley.Visit();
        var home = await visitor.Get("/");

        var manifest = await visitor.Get(home.Html.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!);
        var app = System.Text.Json.JsonDocument.Parse(manifest.Source).RootElement;

        Assert.Equal("standalone", app.GetProperty("display").GetString());
        Assert.Equal("/", app.GetProperty("start_url").GetString());
        foreach (var icon in app.GetProperty("icons").EnumerateArray())
        {
            using var picture = await visitor.Client.GetAsync(new Uri(icon.GetProperty("src").GetString()!, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task A_routine_names_its_positions_for_each_side()
    {
        using var visitor = charley.Visit();
        var routines = await visitor.Get("/routines");
        var paths = routines.Html.QuerySelectorAll(".routine a").Select(link => link.GetAttribute("href")!).ToList();

        var bedtime = await visitor.Get("/routines/stretching-bedtime-calf-hamstring");

        Assert.True(paths.Count >= 3, "Before bed, warm-up and desk break.");
        Assert.Equal(2, bedtime.Html.QuerySelectorAll(".moves li[data-sides='2']").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/routines/no-such")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/routines/quinine")).Response.StatusCode);
    }
}
