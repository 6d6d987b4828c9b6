using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>A medicine linked with cramps, twitches or low salts.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Name">Generic name.</param>
/// <param name="Brands">Well-known brand names.</param>
/// <param name="Class">Class in plain words.</param>
/// <param name="Means">Findings that taking it answers with yes.</param>
/// <param name="Atc">Verified ATC code, or null.</param>
/// <param name="Note">What is worth knowing about it; null if nothing.</param>
public sealed record Medicine(
    string Id,
    string Name,
    ImmutableArray<string> Brands,
    string Class,
    ImmutableArray<string> Means,
    string? Atc,
    Statement? Note)
{
    /// <summary>Other names for it, in every language that people type.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>Every name by which somebody may mean it, the generic name first.</summary>
    public IEnumerable<string> Names => [Name, .. Brands, .. OtherNames];
}
