using System.Globalization;

namespace Charley.Diary.Entry;

/// <summary>How values are worded: for forms as they are read, and for people.</summary>
public static class Words
{
    /// <summary>yes or no as forms send it; null if not said.</summary>
    public static string? YesNo(bool? value) => value is { } said ? said ? "yes" : "no" : null;

    /// <summary>The word of a member as forms send it; null if not said.</summary>
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } said ? Choices.WordOf(said) : null;

    /// <summary>The member for people, such as "During sport or hard work".</summary>
    public static string ForPeople<T>(T value)
        where T : struct, Enum =>
        WordTexts.ResourceManager.GetString(value.ToString(), CultureInfo.CurrentUICulture)
        ?? throw new ArgumentOutOfRangeException(nameof(value), value, "WordTexts.resx has no word for it.");
}
