using Charley.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Charley.Browser.Tests;

public sealed class InterviewJourneyTests(OpenCharley charley)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Night_cramps_at_seventy_end_in_self_care_with_or_without_scripts(bool withScripts)
    {
        await using var guest = await charley.Invite(Screen.Phone, withScripts: withScripts);

        await Journey.Finish(guest.Page, Someone.WithNightCrampsAtSeventy);

        Assert.Equal(1, await guest.Page.Locator(".urgency.self-care").CountAsync());
        Assert.Contains("night leg cramps", await guest.Page.Locator("#causes .cause h3").First.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(0, await guest.Page.Locator("#plan .remedy").CountAsync());
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task Someone_with_a_squeezed_spine_is_sent_to_emergency_help_without_further_questions()
    {
        await using var guest = await charley.Invite(Screen.Phone);

        var asked = await Journey.Finish(guest.Page, Someone.WithASqueezedSpine);

        Assert.Equal(0, asked);
        Assert.Equal(1, await guest.Page.Locator(".urgency.emergency-now").CountAsync());
        Assert.True(await guest.Page.Locator(".urgency .do").IsVisibleAsync());
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task A_worried_twitcher_of_28_learns_how_unlikely_the_feared_disease_is()
    {
        await using var guest = await charley.Invite(Screen.Desktop);

        await Journey.Finish(guest.Page, Someone.WorriedAboutTwitches);

        Assert.Equal(0, await guest.Page.Locator(".urgency.emergency-now, .urgency.same-day, .urgency.within-days").CountAsync());
        Assert.NotEqual(0, await guest.Page.Locator("#feared a[href='/causes/als-motor-neuron-disease']").CountAsync());
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task A_part_of_the_body_that_is_tapped_ticks_its_place_in_the_list()
    {
        await using var guest = await charley.Invite(Screen.Phone, withScripts: false);
        await guest.Page.GotoAsync("/start");

        await guest.Page.Locator(".zone[data-site='calf-site'] path").Last.ClickAsync();

        Assert.True(await guest.Page.Locator("#f-calf-site").IsCheckedAsync());
    }

    [Fact]
    public async Task The_steps_for_a_cramp_are_two_taps_away()
    {
        await using var guest = await charley.Invite(Screen.Phone);
        await guest.Page.GotoAsync("/");

        await guest.Page.Locator(".hero a[href='/relief']").ClickAsync();
        await guest.Page.Locator("main li a[href='/relief/calf']").ClickAsync();

        Assert.True(await guest.Page.Locator(".moves li").First.IsVisibleAsync());
    }

    [Fact]
    public async Task The_back_button_in_the_middle_loses_no_answer()
    {
        await using var guest = await charley.Invite(Screen.Phone);
        await Journey.Start(guest.Page, Someone.WithNightCrampsAtSeventy);
        await Journey.Check(guest.Page, Someone.WithNightCrampsAtSeventy);
        var first = await guest.Page.Locator("h1").InnerTextAsync();
        await Journey.Answer(guest.Page, Someone.WithNightCrampsAtSeventy);

        // The browser refuses to go back from a page that is only beginning to arrive.
        await Assertions.Expect(guest.Page.Locator("h1")).Not.ToHaveTextAsync(first);
        await guest.Page.GoBackAsync();
        await guest.Page.GotoAsync("/");
        await guest.Page.Locator(".hero .note a").ClickAsync();
        await guest.Page.Locator("a[href$='/answers']").ClickAsync();

        Assert.Contains(first, await guest.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_on_the_same_question_end_in_one_answer_and_no_error()
    {
        await using var guest = await charley.Invite(Screen.Phone);
        await Journey.Start(guest.Page, Someone.WithNightCrampsAtSeventy);
        await Journey.Check(guest.Page, Someone.WithNightCrampsAtSeventy);
        await Assertions.Expect(guest.Page.Locator(".progress")).ToBeVisibleAsync();
        var question = await guest.Page.Locator("h1").InnerTextAsync();
        var other = await guest.Page.Context.NewPageAsync();
        await other.GotoAsync(guest.Page.Url);

        await Journey.Answer(other, Someone.WithNightCrampsAtSeventy);
        await Assertions.Expect(other.Locator("h1")).Not.ToHaveTextAsync(question);
        var next = await other.Locator("h1").InnerTextAsync();
        await Journey.Answer(guest.Page, Someone.WithNightCrampsAtSeventy);

        await Assertions.Expect(guest.Page.Locator("h1")).ToHaveTextAsync(next);
        await guest.Page.Locator("a[href$='/answers']").First.ClickAsync();
        await Assertions.Expect(guest.Page.Locator(".answers dt", new PageLocatorOptions { HasText = question })).ToHaveCountAsync(1);
        Assert.Empty(guest.Complaints);
    }
}
