using System.Globalization;
using NodaTime;

namespace Charley.Web.Pages.Diaries;

/// <summary>Addresses of the diary's pages: opaque ids and dates, never what was logged.</summary>
internal static class DiaryPaths
{
    public const string Overview = "/diary";
    public const string Log = "/diary/log";
    public const string Timeline = "/diary/timeline";
    public const string Reminders = "/diary/reminders";
    public const string Calendar = "/diary/reminders.ics";

    public static string Episode(Guid id) => $"/diary/episodes/{id}";

    public static string Saved(Guid id) => $"/diary/episodes/{id}/saved";

    public static string Delete(Guid id) => $"/diary/episodes/{id}/delete";

    public static string Deleted(Guid id) => $"/diary/episodes/{id}/deleted";

    public static string Restore(Guid id) => $"/diary/episodes/{id}/restore";

    public static string Undo(Guid id) => $"/diary/episodes/{id}/undo";

    public static string UndoDay(LocalDate date) => $"/diary/days/{Iso(date)}/undo";

    public static string Day(LocalDate date) => "/diary/days/" + Iso(date);

    public static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
