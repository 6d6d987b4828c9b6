using System.Collections.Immutable;

namespace Charley.Web.Pages.Layout;

/// <summary>An entry of the main navigation: on a phone a bar for the thumb, on a desk a line at the top.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Icon">Its picture, shown on phones.</param>
/// <param name="Text">Its words.</param>
/// <param name="Short">Its words where there is little room.</param>
/// <param name="Areas">The parts of the site during which it is marked.</param>
internal sealed record NavigationEntry(string Path, string Icon, string Text, string Short, ImmutableArray<PageArea> Areas)
{
    /// <summary>Five fit under a thumb; everything else is listed on the page "More".</summary>
    public static ImmutableArray<NavigationEntry> Main =>
    [
        new("/relief", "bolt", LayoutTexts.NavRelief, LayoutTexts.NavReliefShort, [PageArea.Relief]),
        new("/start", "compass", LayoutTexts.NavAsk, LayoutTexts.NavAskShort, [PageArea.Ask]),
        new("/diary", "calendar", LayoutTexts.NavDiary, LayoutTexts.NavDiary, [PageArea.Diary]),
        new("/library", "book", LayoutTexts.NavLibrary, LayoutTexts.NavLibrary, [PageArea.Library, PageArea.Guides]),
        new("/more", "list", LayoutTexts.NavMore, LayoutTexts.NavMore, [PageArea.More]),
    ];
}
