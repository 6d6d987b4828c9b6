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
    Statement? Note);

/// <summary>The usual adult range of a test in one unit.</summary>
/// <param name="Unit">Unit as printed on results.</param>
/// <param name="Low">Lower limit, if there is one.</param>
/// <param name="High">Upper limit, if there is one.</param>
public sealed record ReferenceRange(string Unit, double? Low, double? High);

/// <summary>A blood, nerve or imaging test, or an examination.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Name">Name as the person reads it.</param>
/// <param name="What">What it shows and why it helps.</param>
/// <param name="Sample">What is taken or done: blood, urine, examination, scan, nerve test.</param>
/// <param name="Units">Usual ranges.</param>
/// <param name="Loinc">Verified LOINC code, or null.</param>
/// <param name="Basis">What the ranges rest on.</param>
/// <param name="Covers">Ids of scope.yaml that it answers.</param>
public sealed record ClinicalTest(
    string Id,
    string Name,
    Statement What,
    string Sample,
    ImmutableArray<ReferenceRange> Units,
    string? Loinc,
    Basis Basis,
    ImmutableArray<string> Covers);
