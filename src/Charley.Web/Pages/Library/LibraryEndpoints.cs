using System.Collections.Immutable;
using Charley.Knowledge.Lookup;

namespace Charley.Web.Pages.Library;

/// <summary>Everything Charley knows, to read.</summary>
internal static class LibraryEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/library", static (KnowledgeBase knowledge) =>
            new RazorComponentResult<LibraryPage>(new { Knowledge = knowledge }));
        pages.MapGet("/causes", static (KnowledgeBase knowledge) =>
            new RazorComponentResult<CausesPage>(new { Causes = knowledge.Causes.Values.OrderBy(cause => cause.Name, StringComparer.CurrentCulture).ToImmutableArray() }));
        pages.MapGet("/causes/{id}", static IResult (string id, KnowledgeBase knowledge) =>
            knowledge.Causes.TryGetValue(id, out var cause)
                ? new RazorComponentResult<CausePage>(new { Cause = cause })
                : TypedResults.NotFound());
        pages.MapGet("/remedies", static (KnowledgeBase knowledge) =>
            new RazorComponentResult<RemediesPage>(new { Remedies = knowledge.Remedies.Values.OrderBy(remedy => remedy.Name, StringComparer.CurrentCulture).ToImmutableArray() }));
        pages.MapGet("/remedies/{id}", static IResult (string id, KnowledgeBase knowledge) =>
            knowledge.Remedies.TryGetValue(id, out var remedy)
                ? new RazorComponentResult<RemedyPage>(new { Remedy = remedy })
                : TypedResults.NotFound());
        pages.MapGet("/medicines", static (string? name, KnowledgeBase knowledge) =>
            new RazorComponentResult<MedicinesPage>(new { Name = (name ?? string.Empty).Trim(), Matches = MedicineSearch.Find(knowledge, name) }));
        pages.MapGet("/evidence/{id}", static IResult (string id, KnowledgeBase knowledge) =>
            knowledge.Evidence.TryGetValue(id, out var record)
                ? new RazorComponentResult<EvidencePage>(new { Record = record })
                : TypedResults.NotFound());
    }
}
