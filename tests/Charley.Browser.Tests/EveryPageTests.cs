using System.Text.RegularExpressions;
using Charley.Browser.Tests.Browsing;

namespace Charley.Browser.Tests;

public sealed partial class EveryPageTests(OpenCharley charley, EveryPageSeen seen) : IClassFixture<EveryPageSeen>
{
    /// <summary>Answers to a program, not pages: what a phone, a calendar or the browser itself asks for.</summary>
    private static readonly string[] NoPages = ["/api/", "/assets/", "/shl/", "/calendar/", ".ics", ".webmanifest", ".js", "/health"];

    [Fact]
    public void No_page_has_an_accessibility_violation() => Nothing([.. seen.Phone.Violations, .. seen.Desktop.Violations]);

    [Fact]
    public void No_page_has_an_error_or_asks_another_host() => Nothing([.. seen.Phone.Complaints, .. seen.Desktop.Complaints]);

    [Fact]
    public void No_page_scrolls_sideways_at_320_pixels() => Nothing([.. seen.Phone.TooWide, .. seen.Desktop.TooWide]);

    [Fact]
    public void No_page_scrolls_sideways_at_320_pixels_in_German() => Nothing(seen.German.TooWide);

    [Fact]
    public void Every_target_is_large_enough_for_a_thumb_and_every_link_in_a_text_for_a_finger() => Nothing(seen.Phone.SmallTargets);

    [Fact]
    public void No_page_was_forgotten()
    {
        var forgotten = charley.Routes("GET")
            .Where(route => !NoPages.Any(part => route.Contains(part, StringComparison.Ordinal)))
            .Where(route => !seen.Phone.Visited.Any(Pattern(route).IsMatch));

        Nothing([.. forgotten]);
    }

    private static void Nothing(IReadOnlyCollection<string> wrong) => Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

    private static Regex Pattern(string route) =>
        new("^" + Parameter().Replace(route, "[^/]+") + "$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
