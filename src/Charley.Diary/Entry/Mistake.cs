using System.Globalization;

namespace Charley.Diary.Entry;

/// <summary>Something to mend in what a person wrote.</summary>
/// <param name="Field">The field's name, the same for forms, commands and files, such as when or intensity.</param>
/// <param name="Message">What to do, in a plain sentence.</param>
public sealed record Mistake(string Field, string Message)
{
    internal static Mistake At(string field, string message, params object[] values) =>
        new(field, values.Length == 0 ? message : string.Format(CultureInfo.CurrentCulture, message, values));
}
