using Charley.Diary.Days;
using Charley.Diary.Entry;
using NodaTime.Text;

namespace Charley.Exchange.Exports.Csv;

/// <summary>One row for each day about which something is written down.</summary>
internal static class DayTable
{
    public static readonly string[] Columns =
        ["date", .. Exposures.All.Select(NameOf), "period", "nothing_happened", "taken", "tags"];

    public static IEnumerable<string?> Row(DayRecord day) =>
    [
        LocalDatePattern.Iso.Format(day.Date),
        .. Exposures.All.Select(exposure => Cells.Number(exposure.Get(day.Content))),
        Words.YesNo(day.Content.Period),
        Words.YesNo(day.Content.NothingHappened),
        day.Content.Taken is { IsEmpty: true } ? "none" : Cells.List(day.Content.Taken ?? []),
        Cells.List(day.Content.Tags),
    ];

    /// <summary>Name and unit, as fluids_ml.</summary>
    public static string NameOf(Exposure exposure) => exposure.Id.Replace('-', '_') + "_" + StoredUnit.Of(exposure).Name;
}
