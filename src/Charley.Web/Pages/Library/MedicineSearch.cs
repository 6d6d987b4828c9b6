using System.Collections.Immutable;

namespace Charley.Web.Pages.Library;

/// <summary>Finds medicines by a part of their name, brand or class.</summary>
internal static class MedicineSearch
{
    /// <summary>All medicines for an empty name, by name.</summary>
    public static ImmutableArray<Medicine> Find(KnowledgeBase knowledge, string? name)
    {
        var wanted = (name ?? string.Empty).Trim();
        return
        [
            .. knowledge.Medicines
                .Where(medicine => wanted.Length == 0 || Names(medicine).Any(known => known.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(medicine => medicine.Name, StringComparer.CurrentCulture),
        ];
    }

    private static IEnumerable<string> Names(Medicine medicine) => [medicine.Name, medicine.Class, .. medicine.Brands];
}
