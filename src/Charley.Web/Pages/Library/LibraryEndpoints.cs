using System.Collections.Immutable;
using Charley.Knowledge.Lookup;
using Charley.Web.Languages;

namespace Charley.Web.Pages.Library;

/// <summary>Everything Charley knows, to read.</summary>
internal static class LibraryEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/library", static IResult (Spoken spoken) =>
            new RazorComponentResult<LibraryPage>(new { spoken.Knowledge }));
        pages.MapGet("/causes", static IResult (Spoken spoken) =>
            new RazorComponentResult<CausesPage>(new { Causes = spoken.Knowledge.Causes.Values.OrderBy(cause => cause.Name, StringComparer.CurrentCulture).ToImmutableArray() }));
        pages.MapGet("/causes/{id}", static IResult (string id, Spoken spoken) =>
            spoken.Knowledge.Causes.TryGetValue(id, out var cause)
                ? new RazorComponentResult<CausePage>(new { Cause = cause })
                : TypedResults.NotFound());
        pages.MapGet("/remedies", static IResult (Spoken spoken) =>
            new RazorComponentResult<RemediesPage>(new { Remedies = spoken.Knowledge.Remedies.Values.OrderBy(remedy => remedy.Name, StringComparer.CurrentCulture).ToImmutableArray() }));
        pages.MapGet("/remedies/{id}", static IResult (string id, Spoken spoken) =>
            spoken.Knowledge.Remedies.TryGetValue(id, out var remedy)
                ? new RazorComponentResult<RemedyPage>(new { Remedy = remedy })
                : TypedResults.NotFound());
    }

    /// <summary>Medicines and evidence, whose texts are written in English only.</summary>
    public static void MapEnglish(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/medicines", static IResult (string? name, KnowledgeBase knowledge) =>
            new RazorComponentResult<MedicinesPage>(new { Name = (name ?? string.Empty).Trim(), Matches = MedicineSearch.Find(knowledge, name) }));
        pages.MapGet("/evidence/{id}", static IResult (string id, KnowledgeBase knowledge) =>
            knowledge.Evidence.TryGetValue(id, out var record)
                ? new RazorComponentResult<EvidencePage>(new { Record = record })
                : TypedResults.NotFound());
    }
}
