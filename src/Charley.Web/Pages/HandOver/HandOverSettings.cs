namespace Charley.Web.Pages.HandOver;

/// <summary>Where others can reach what is handed over.</summary>
/// <param name="Address">The address that phones reach, such as https://charley.example.org/; null where there is none.</param>
public sealed record HandOverSettings(Uri? Address)
{
    /// <summary>The page that opens what is locked, as others reach it; null where they can't.</summary>
    public Uri? Reader => Address is null ? null : new Uri(Address, HandOverEndpoints.ReaderPath.TrimStart('/'));

    /// <summary>What a QR code holds: a link whose part after the "#" no browser sends anywhere, or the locked text itself.</summary>
    /// <param name="locked">What is locked.</param>
    public string Carrier(string locked) => Reader is null ? locked : Reader + "#" + locked;
}
