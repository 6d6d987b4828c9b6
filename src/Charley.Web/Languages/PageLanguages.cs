using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Charley.Web.Languages;

/// <summary>A language in which pages can be read.</summary>
/// <param name="Code">As in BCP 47, without a country.</param>
/// <param name="Name">Its own name for itself.</param>
/// <param name="Culture">How it writes dates and numbers.</param>
internal sealed record PageLanguage(string Code, string Name, CultureInfo Culture);

/// <summary>The languages in which pages can be read.</summary>
internal static class PageLanguages
{
    /// <summary>The language in which everything can be read.</summary>
    public static PageLanguage English { get; } = new(KnowledgeBase.WrittenIn, "English", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>All of them, English first.</summary>
    public static ImmutableArray<PageLanguage> All { get; } = [English, new("de", "Deutsch", CultureInfo.GetCultureInfo("de-DE"))];

    private static readonly FrozenDictionary<string, PageLanguage> ByCode = All.ToFrozenDictionary(language => language.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The language in which the request is answered.</summary>
    public static PageLanguage Now => Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>
    /// The language of what is written in English only, such as evidence and its reasons, on a page in another language; null
    /// on an English page, where nothing need be said.
    /// </summary>
    public static string? OfEnglish => Now == English ? null : English.Code;

    /// <summary>The language with a code, whatever country follows it; null for one in which no page can be read.</summary>
    /// <param name="code">As in BCP 47, such as de or de-AT.</param>
    public static PageLanguage? Of(string? code) => ByCode.GetValueOrDefault(code?.Split('-')[0] ?? string.Empty);
}
