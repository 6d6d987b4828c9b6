using System.Globalization;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Web.Pages.Diaries;

/// <summary>How the diary's values read on pages.</summary>
internal static class EpisodeWords
{
    public static string Place(string site, Side? side, BodySites sites) =>
        side is { } known ? DiaryTexts.PlaceWithSide.With(sites.NameOf(site), Words.ForPeople(known).ToLower(CultureInfo.CurrentCulture)) : sites.NameOf(site);

    public static string Line(Episode episode, BodySites sites) =>
        DiaryTexts.Lines.With(Words.ForPeople(episode.Details.Kind), Place(episode.Details.Site, episode.Details.Side, sites));

    public static string Day(LocalDate date) => date.ToString(SharedTexts.ShortDate, CultureInfo.CurrentCulture);

    public static string LongDay(LocalDate date) => date.ToString(SharedTexts.WeekdayDate, CultureInfo.CurrentCulture);

    public static string ShortDay(LocalDate date) => date.ToString(SharedTexts.DayAndMonthShort, CultureInfo.CurrentCulture);

    public static string DayAndYear(LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.CurrentCulture);

    public static string Moment(Episode episode) => Moment(episode.LocalStart);

    public static string Moment(LocalDateTime local) => local.ToString(SharedTexts.Moment, CultureInfo.CurrentCulture);
}
