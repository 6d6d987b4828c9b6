using System.Text;

namespace Charley.Diary.Entry;

/// <summary>Words of the person's own: kept letter by letter, or refused; never changed.</summary>
internal static class FreeText
{
    /// <summary>The longest note, in characters as people count them: an emoji is one, and so is a line break.</summary>
    public const int LongestNote = 1000;

    /// <summary>The longest name, tag, medicine or remedy: more is a sentence, which belongs into a note.</summary>
    public const int LongestName = 100;

    /// <summary>The text as it is; null where nothing but space was written, or where it can't be kept.</summary>
    public static string? Read(string field, string? text, int most, ICollection<Mistake> mistakes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!IsStorable(text))
        {
            mistakes.Add(Mistake.At(field, EntryTexts.TextBroken));
            return null;
        }

        var length = LengthOf(text);
        if (length > most)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.TextTooLong, length, most));
            return null;
        }

        return text;
    }

    /// <summary>PostgreSQL keeps no U+0000, and no database keeps half a surrogate pair.</summary>
    private static bool IsStorable(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != System.Buffers.OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            rest = rest[used..];
        }

        return true;
    }

    /// <summary>Forms send a line break as two characters.</summary>
    private static int LengthOf(string text) => text.EnumerateRunes().Count() - Occurrences(text);

    private static int Occurrences(string text)
    {
        var count = 0;
        for (var at = text.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\r\n", at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}
