namespace Charley.Learning.Triggers;

/// <summary>
/// The days of a diary on which verdicts are given. Looking every day would sooner or later show a trigger by chance; so the
/// days are fixed beforehand, and between them the last verdicts stand.
/// </summary>
public static class LookDays
{
    private const int FirstLook = 45;
    private const int Quarter = 90;
    private const int Year = 360;
    private const int HalfYear = 180;

    /// <summary>The last look that a diary of so many days has reached; 0 before the first.</summary>
    public static int LastAt(int days) =>
        days < FirstLook ? 0
        : days < Quarter ? FirstLook
        : days < Year ? days - (days % Quarter)
        : days - ((days - Year) % HalfYear);

    /// <summary>The first look that a diary of so many days has still before it.</summary>
    public static int NextAfter(int days) =>
        days < FirstLook ? FirstLook
        : days < Quarter ? Quarter
        : days < Year ? LastAt(days) + Quarter
        : LastAt(days) + HalfYear;
}
