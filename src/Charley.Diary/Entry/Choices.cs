using System.Collections.Frozen;
using Charley.Knowledge.Loading;

namespace Charley.Diary.Entry;

/// <summary>The words that forms, commands, files and tables share for the members of an enumeration: InBed is in-bed.</summary>
public static class Choices
{
    /// <summary>All words, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> WordsOf<T>()
        where T : struct, Enum => Known<T>.Words;

    /// <summary>The word of a member.</summary>
    public static string WordOf<T>(T value)
        where T : struct, Enum => Vocabulary.Word(value);

    /// <summary>The member that a word names, or null.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum =>
        word is not null && Known<T>.ByWord.TryGetValue(word.Trim(), out var value) ? value : null;

    /// <summary>The member that a stored word names.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    internal static T Get<T>(string word)
        where T : struct, Enum => Known<T>.ByWord[word];

    private static class Known<T>
        where T : struct, Enum
    {
        public static FrozenDictionary<string, T> ByWord { get; } =
            Enum.GetValues<T>().ToFrozenDictionary(Vocabulary.Word, value => value, StringComparer.OrdinalIgnoreCase);

        public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<T>().Select(Vocabulary.Word)];
    }
}
