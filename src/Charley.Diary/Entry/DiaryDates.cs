using NodaTime;

namespace Charley.Diary.Entry;

/// <summary>The days about which a diary can speak.</summary>
public static class DiaryDates
{
    /// <summary>Nobody's diary begins earlier; a year before is a slip of the finger.</summary>
    public static LocalDate Earliest { get; } = new(1900, 1, 1);
}
