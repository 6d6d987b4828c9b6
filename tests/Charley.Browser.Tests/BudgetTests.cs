using System.Globalization;
using Charley.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Charley.Browser.Tests;

/// <summary>What a page may cost on a cheap phone.</summary>
public sealed class BudgetTests(OpenCharley charley)
{
    private const int FirstPageBytes = 100 * 1024;

    /// <summary>Any page, its style, script and font among it.</summary>
    private const int AnyPageBytes = 150 * 1024;

    private const int MostRequests = 8;

    /// <summary>A page that jumps less than this is "good" by Core Web Vitals (0.1); ours has nothing that could jump.</summary>
    private const double MostShift = 0.02;

    [Theory]
    [InlineData("/", FirstPageBytes)]
    [InlineData("/relief", AnyPageBytes)]
    [InlineData("/relief/calf", AnyPageBytes)]
    [InlineData("/start", AnyPageBytes)]
    [InlineData("/diary", AnyPageBytes)]
    [InlineData("/diary/log", AnyPageBytes)]
    public async Task A_page_is_light_needs_few_requests_and_does_not_jump(string path, int mostBytes)
    {
        await using var guest = await charley.Invite(Screen.Phone);
        var sizes = new List<Task<RequestSizesResult>>();
        guest.Page.RequestFinished += (_, request) => sizes.Add(request.SizesAsync());

        await guest.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var bytes = (await Task.WhenAll(sizes)).Sum(size => size.ResponseBodySize + size.ResponseHeadersSize);
        var shift = await guest.Page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; })).observe({ type: "layout-shift", buffered: true });
              setTimeout(() => done(sum), 100);
            })
            """);

        Assert.InRange(bytes, 1, mostBytes);
        Assert.InRange(sizes.Count, 1, MostRequests);
        Assert.True(shift <= MostShift, "The page jumps by " + shift.ToString(CultureInfo.InvariantCulture));
    }
}
