using System.Runtime.InteropServices;

namespace Charley.Exchange.Imports.AppleHealth;

/// <summary>What kind of tag was read.</summary>
internal enum TagKind
{
    Open,
    Close,
    Empty,
}

/// <summary>
/// Reads the tags of an Apple Health export one by one, straight from the bytes. It takes what Apple writes and strict XML
/// readers refuse: a document type that is never closed, and control characters in text. It expands nothing, so there are no
/// entities to attack it with, and it keeps one tag in memory.
/// </summary>
/// <param name="stream">UTF-8 without a byte order mark.</param>
/// <param name="file">The file's name for refusals.</param>
/// <param name="longest">The longest tag in bytes.</param>
internal sealed class AppleXml(Stream stream, string file, int longest)
{
    private const int FirstBuffer = 1 << 18;
    private const int MostAttributes = 64;
    private const byte Tab = 0x20;

    private readonly Attribute[] attributes = new Attribute[MostAttributes];
    private byte[] buffer = new byte[FirstBuffer];
    private int position;
    private int filled;
    private long passed;
    private int attributeCount;
    private (int Start, int Length) name;
    private int tagStart;

    private enum Scan
    {
        Done,
        NeedsMore,
    }

    /// <summary>The kind of the tag just read.</summary>
    public TagKind Kind { get; private set; }

    /// <summary>Its name.</summary>
    public ReadOnlySpan<byte> Name => buffer.AsSpan(name.Start, name.Length);

    /// <summary>All of it.</summary>
    public ReadOnlySpan<byte> Raw => buffer.AsSpan(tagStart, position - tagStart);

    /// <summary>Where it begins, in bytes from the beginning of the file.</summary>
    public long Offset => passed + tagStart;

    /// <summary>The value of an attribute as it is written; empty if there is none.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> wanted]
    {
        get
        {
            foreach (ref readonly var attribute in attributes.AsSpan(0, attributeCount))
            {
                if (buffer.AsSpan(attribute.Name, attribute.NameLength).SequenceEqual(wanted))
                {
                    return buffer.AsSpan(attribute.Value, attribute.ValueLength);
                }
            }

            return [];
        }
    }

    /// <summary>Goes on to the next tag.</summary>
    /// <returns>Whether there is one; false at the end of the file.</returns>
    /// <exception cref="ImportRefusedException">A tag is broken, too long, or declares an entity.</exception>
    public bool Read()
    {
        while (FindOpening())
        {
            tagStart = position;
            if (!Ensure(2))
            {
                throw Refuse(ImportTexts.Truncated);
            }

            switch (buffer[position + 1])
            {
                case (byte)'!':
                    SkipDeclaration();
                    break;
                case (byte)'?':
                    SkipPast("?>"u8);
                    break;
                default:
                    ReadTag();
                    return true;
            }
        }

        return false;
    }

    private bool FindOpening()
    {
        while (true)
        {
            var at = buffer.AsSpan(position, filled - position).IndexOf((byte)'<');
            if (at >= 0)
            {
                position += at;
                return true;
            }

            position = filled;
            tagStart = filled;
            if (!Fill())
            {
                return false;
            }
        }
    }

    private void SkipDeclaration()
    {
        if (StartsWith("<!--"u8))
        {
            position += 4;
            SkipPast("-->"u8);
        }
        else if (StartsWith("<![CDATA["u8))
        {
            SkipPast("]]>"u8);
        }
        else if (StartsWith("<!ENTITY"u8))
        {
            throw Refuse(ImportTexts.Entity);
        }
        else
        {
            // A declaration ends with its bracket; one that Apple forgot to close ends where the next tag begins.
            position += 2;
            SkipToAny((byte)'>', (byte)'<');
        }
    }

    private bool StartsWith(ReadOnlySpan<byte> text) => Ensure(text.Length) && buffer.AsSpan(position, text.Length).SequenceEqual(text);

    private void SkipToAny(byte one, byte other)
    {
        while (true)
        {
            var at = buffer.AsSpan(position, filled - position).IndexOfAny(one, other);
            if (at >= 0)
            {
                position += at;
                return;
            }

            position = filled;
            tagStart = filled;
            if (!Fill())
            {
                return;
            }
        }
    }

    private void SkipPast(ReadOnlySpan<byte> ending)
    {
        while (true)
        {
            var at = buffer.AsSpan(position, filled - position).IndexOf(ending);
            if (at >= 0)
            {
                position += at + ending.Length;
                return;
            }

            // The ending may lie across the edge of the buffer.
            position = Math.Max(position, filled - ending.Length + 1);
            tagStart = position;
            if (!Fill())
            {
                throw Refuse(ImportTexts.Truncated);
            }
        }
    }

    private void ReadTag()
    {
        while (ScanTag() == Scan.NeedsMore)
        {
            if (filled - tagStart > longest)
            {
                throw Refuse(ImportTexts.TagTooLong);
            }

            if (!Fill())
            {
                throw Refuse(ImportTexts.Truncated);
            }
        }
    }

    /// <summary>Reads the tag at the position; begins again when more of it has been read from the file.</summary>
    private Scan ScanTag()
    {
        var bytes = buffer.AsSpan(0, filled);
        var at = tagStart + 1;
        attributeCount = 0;
        Kind = TagKind.Open;
        if (at < filled && bytes[at] == (byte)'/')
        {
            Kind = TagKind.Close;
            at++;
        }

        name.Start = at;
        while (at < filled && bytes[at] > Tab && bytes[at] is not ((byte)'/' or (byte)'>' or (byte)'<'))
        {
            at++;
        }

        name.Length = at - name.Start;
        while (at < filled)
        {
            switch (bytes[at])
            {
                case <= Tab:
                    at++;
                    break;
                case (byte)'>':
                    position = at + 1;
                    return Scan.Done;
                case (byte)'/':
                    Kind = Kind == TagKind.Open ? TagKind.Empty : Kind;
                    at++;
                    break;
                case (byte)'<':
                    throw Refuse(ImportTexts.TagBroken);
                default:
                    if (!ScanAttribute(bytes, ref at))
                    {
                        return Scan.NeedsMore;
                    }

                    break;
            }
        }

        return Scan.NeedsMore;
    }

    private bool ScanAttribute(ReadOnlySpan<byte> bytes, ref int at)
    {
        var start = at;
        var length = bytes[at..].IndexOfAny("=<>"u8);
        if (length < 0)
        {
            return false;
        }

        at += length + 1;
        if (bytes[at - 1] != (byte)'=' || length == 0 || attributeCount == MostAttributes)
        {
            throw Refuse(ImportTexts.TagBroken);
        }

        while (at < bytes.Length && bytes[at] <= Tab)
        {
            at++;
        }

        if (at >= bytes.Length)
        {
            return false;
        }

        var quote = bytes[at];
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            throw Refuse(ImportTexts.TagBroken);
        }

        at++;
        var end = bytes[at..].IndexOf(quote);
        if (end < 0)
        {
            return false;
        }

        attributes[attributeCount++] = new Attribute(start, bytes.Slice(start, length).TrimEnd(" \t\r\n\v"u8).Length, at, end);
        at += end + 1;
        return true;
    }

    private bool Ensure(int length)
    {
        while (filled - position < length)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads on; what lies before the tag is given up.</summary>
    private bool Fill()
    {
        if (tagStart > 0)
        {
            buffer.AsSpan(tagStart, filled - tagStart).CopyTo(buffer);
            passed += tagStart;
            (position, filled, tagStart) = (position - tagStart, filled - tagStart, 0);
        }

        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        return read > 0;
    }

    private ImportRefusedException Refuse(string reason) => new(file, ImportRefusedException.AtByte(Offset), reason);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Attribute(int Name, int NameLength, int Value, int ValueLength);
}
