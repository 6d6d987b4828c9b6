using System.Text;

namespace Charley.Exchange.Imports.Files;

/// <summary>Makes UTF-8 of text in another encoding, as its first bytes tell.</summary>
internal static class TextStreams
{
    private const int HeadLength = 256;

    /// <summary>The text as UTF-8 without a byte order mark.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">Its name for refusals.</param>
    public static Stream ToUtf8(Stream stream, string file)
    {
        var head = new byte[HeadLength];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var bytes = head.AsSpan(0, length);
        var (encoding, mark) = EncodingOf(bytes, file);
        var whole = new HeadedStream(bytes[mark..].ToArray(), stream);
        return encoding is UTF8Encoding ? whole : Encoding.CreateTranscodingStream(whole, encoding, Encoding.UTF8);
    }

    /// <summary>All of a text, whatever its encoding: by its mark, else UTF-8 if it is valid, else Western European.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        var (encoding, mark) = EncodingOf(bytes[..Math.Min(bytes.Length, HeadLength)], file);
        var text = bytes[mark..];
        var isUtf8 = encoding is UTF8Encoding && System.Text.Unicode.Utf8.IsValid(text);
        return (encoding is UTF8Encoding && !isUtf8 ? Western : encoding).GetString(text);
    }

    private static Encoding Western => CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!;

    private static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> head, string file) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => throw new ImportRefusedException(file, ImportRefusedException.AtByte(0), ImportTexts.Encoding),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => (Declared(head), 0),
    };

    /// <summary>XML names its encoding in the first line.</summary>
    private static Encoding Declared(ReadOnlySpan<byte> head)
    {
        var line = Encoding.Latin1.GetString(head);
        var end = line.StartsWith("<?xml", StringComparison.Ordinal) ? line.IndexOf("?>", StringComparison.Ordinal) : -1;
        var declaration = end < 0 ? string.Empty : line[..end];
        return declaration.Contains("iso-8859-1", StringComparison.OrdinalIgnoreCase) || declaration.Contains("windows-1252", StringComparison.OrdinalIgnoreCase)
            ? Western
            : Encoding.UTF8;
    }

    /// <summary>Some bytes, then the rest of a stream.</summary>
    private sealed class HeadedStream(byte[] head, Stream rest) : ForwardStream
    {
        private int given;

        public override int Read(Span<byte> buffer)
        {
            if (given == head.Length)
            {
                return rest.Read(buffer);
            }

            var part = head.AsSpan(given, Math.Min(buffer.Length, head.Length - given));
            part.CopyTo(buffer);
            given += part.Length;
            return part.Length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                rest.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
