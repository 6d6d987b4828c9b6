using System.Collections.Immutable;

namespace Charley.Web.Pages.Relief;

/// <summary>A place for which there are steps.</summary>
/// <param name="Site">Its finding.</param>
/// <param name="Name">Its name as it is asked.</param>
public sealed record ReliefSite(string Site, string Name)
{
    /// <summary>Its address.</summary>
    public string Path => ReliefContent.PathOf(Site);
}

/// <summary>Help for one place.</summary>
/// <param name="Site">The place.</param>
/// <param name="First">What to do first, made for this muscle where there is something; null if nothing helps at once.</param>
/// <param name="Then">What else may help.</param>
/// <param name="CheckGroups">Warning signs to look for.</param>
public sealed record ReliefView(
    ReliefSite Site, Remedy? First, ImmutableArray<Remedy> Then, ImmutableArray<IGrouping<string, KnowledgeQuestion>> CheckGroups)
{
    /// <summary>The id that what is logged afterwards will have, so that a second tap logs nothing more.</summary>
    public Guid LogId { get; init; }

    /// <summary>Whether this is the page as a device keeps it.</summary>
    public bool IsCopy { get; init; }
}
