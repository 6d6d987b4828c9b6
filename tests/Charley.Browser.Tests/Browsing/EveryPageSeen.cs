namespace Charley.Browser.Tests.Browsing;

/// <summary>Every page, looked at once on a phone and once on a desktop; the tests ask what was seen.</summary>
public sealed class EveryPageSeen(OpenCharley charley) : IAsyncLifetime
{
    public Walk Phone { get; } = new();

    public Walk Desktop { get; } = new();

    /// <summary>In German, on the narrowest screen.</summary>
    public Walk German { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Phone.ThroughAll(charley, Screen.Phone);
        await Desktop.ThroughAll(charley, Screen.Desktop);
        await German.ThroughAllIn("de", charley);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
