using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Charley.Exchange.Imports;

/// <summary>How many records of a kind have a note.</summary>
/// <param name="Kind">The kind, in the words of the file.</param>
/// <param name="Note">What became of them, and why.</param>
/// <param name="Count">How many.</param>
public sealed record RecordCount(string Kind, RecordNote Note, long Count)
{
    /// <summary>Read, merged or skipped.</summary>
    public RecordFate Fate => RecordNotes.FateOf(Note);
}

/// <summary>Counts every record of a file: what is read is used, merged or skipped, and nothing is lost.</summary>
internal sealed class RecordTally
{
    /// <summary>A hostile file may name every record differently.</summary>
    private const int MostKinds = 400;

    private const int LongestName = 80;
    private static readonly int Notes = Enum.GetValues<RecordNote>().Length;

    private readonly Dictionary<ulong, int> byHash = [];
    private readonly List<string> names = [];
    private readonly List<long[]> counts = [];

    /// <summary>A number that stands for a kind of record.</summary>
    public int KindOf(ReadOnlySpan<byte> name)
    {
        var hash = Hashing.Of(name);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(byHash, hash, out var exists);
        if (!exists)
        {
            known = names.Count < MostKinds ? Add(Encoding.UTF8.GetString(name[..Math.Min(name.Length, LongestName)])) : Add(ImportTexts.OtherKinds);
        }

        return known;
    }

    /// <summary>The same for a name that is text.</summary>
    public int KindOf(string name) => KindOf(Encoding.UTF8.GetBytes(name));

    /// <summary>The name of a kind.</summary>
    public string NameOf(int kind) => names[kind];

    /// <summary>Counts a record.</summary>
    public void Count(int kind, RecordNote note, long times = 1) => counts[kind][(int)note] += times;

    /// <summary>Counts records differently, once it is known what became of them.</summary>
    public void Move(int kind, RecordNote from, RecordNote to, long times)
    {
        counts[kind][(int)from] -= times;
        counts[kind][(int)to] += times;
    }

    /// <summary>All counts, by kind.</summary>
    public ImmutableArray<RecordCount> ToCounts() =>
    [
        .. names
            .SelectMany((name, kind) => counts[kind].Select((count, note) => new RecordCount(name, (RecordNote)note, count)))
            .Where(count => count.Count > 0)
            .OrderBy(count => count.Kind, StringComparer.Ordinal).ThenBy(count => count.Note),
    ];

    private int Add(string name)
    {
        var printable = string.Concat(name.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        var index = names.IndexOf(printable);
        if (index >= 0)
        {
            return index;
        }

        names.Add(printable);
        counts.Add(new long[Notes]);
        return names.Count - 1;
    }
}
