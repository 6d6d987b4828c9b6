namespace Charley.Diary.Entry;

/// <summary>Reads answers of yes and no.</summary>
internal static class YesNo
{
    /// <summary>The answer; null where nothing was said, or where it can't be read.</summary>
    public static bool? Read(string field, string? text, ICollection<Mistake> mistakes)
    {
        switch (text?.Trim().ToLowerInvariant())
        {
            case null or "":
                return null;
            case "yes":
                return true;
            case "no":
                return false;
            default:
                mistakes.Add(Mistake.At(field, EntryTexts.YesNo));
                return null;
        }
    }
}
