using System.Collections.Immutable;
using Charley.Exchange.Imports.AppleHealth;
using Charley.Exchange.Imports.Files;
using Charley.Exchange.Imports.Gathering;

namespace Charley.Exchange.Imports;

/// <summary>A file to import.</summary>
/// <param name="Name">Its name as the person knows it.</param>
/// <param name="Content">Its bytes; can be read from any place, and stays open.</param>
public sealed record ImportFile(string Name, Stream Content);

/// <summary>Finds out what a file is, and reads it. Nothing is stored.</summary>
public static class ImportReader
{
    private const int HeadLength = 4096;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settings">For whom.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ImportRefusedException">It can't be imported; the message says why.</exception>
    public static ImportReading Read(ImportFile file, ImportSettings settings, CancellationToken cancellation)
    {
        var job = new ReadingJob(file, settings, cancellation);
        var head = job.Head(HeadLength);
        if (head.Length == 0)
        {
            throw new ImportRefusedException(file.Name, null, ImportTexts.EmptyFile);
        }

        return head is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] ? job.ReadZip()
            : IsXml(head) ? job.ReadXml()
            : throw new ImportRefusedException(file.Name, ImportRefusedException.AtByte(0), ImportTexts.Unknown);
    }

    /// <summary>Space, a mark and zero bytes of other encodings may stand before the first bracket.</summary>
    private static bool IsXml(ReadOnlySpan<byte> head) => head.TrimStart(Blank) is [(byte)'<', ..];

    private static ReadOnlySpan<byte> Blank => [(byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0];

    /// <summary>One file on its way.</summary>
    private sealed class ReadingJob
    {
        private readonly ImportFile file;
        private readonly ImportSettings settings;
        private readonly CancellationToken cancellation;
        private readonly RecordTally tally = new();
        private readonly DayGatherer days;

        public ReadingJob(ImportFile file, ImportSettings settings, CancellationToken cancellation)
        {
            (this.file, this.settings, this.cancellation) = (file, settings, cancellation);
            days = new DayGatherer(settings, tally);
        }

        public ReadOnlySpan<byte> Head(int length)
        {
            var head = new byte[length];
            file.Content.Position = 0;
            return head.AsSpan(0, file.Content.ReadAtLeast(head, length, throwOnEndOfStream: false));
        }

        public ImportReading ReadXml()
        {
            file.Content.Position = 0;
            using var guarded = new GuardedStream(new Unclosed(file.Content), file.Name, 0, settings.Limits, Passed);
            using var text = TextStreams.ToUtf8(guarded, file.Name);
            AppleHealthReader.Read(text, file.Name, settings, tally, days);
            return Done(AppleHealthReader.Source);
        }

        public ImportReading ReadZip()
        {
            using var zip = SafeZip.Open(file.Content, file.Name, settings.Limits, Passed);
            var export = zip.Entries
                .Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !entry.Name.EndsWith("_cda.xml", StringComparison.OrdinalIgnoreCase))
                .MaxBy(entry => entry.Length) ?? throw new ImportRefusedException(file.Name, null, ImportTexts.UnknownZip);
            using (var text = TextStreams.ToUtf8(zip.Open(export), zip.NameOf(export)))
            {
                AppleHealthReader.Read(text, zip.NameOf(export), settings, tally, days);
            }

            foreach (var other in zip.Entries.Where(entry => entry != export))
            {
                tally.Count(tally.KindOf(FolderOf(other.FullName)), RecordNote.OtherFile);
            }

            return Done(AppleHealthReader.Source);
        }

        private ImportReading Done(string source) =>
            new(source, new DayMaker(tally, settings.Today).Make(days.Days), tally.ToCounts());

        private void Passed(long bytes)
        {
            cancellation.ThrowIfCancellationRequested();
            settings.Progress?.Report(file.Content.Length == 0 ? 1 : file.Content.Position / (double)file.Content.Length);
        }

        /// <summary>Thousands of routes are one line of the account, not thousands.</summary>
        private static string FolderOf(string path) =>
            path.LastIndexOf('/') is > 0 and var at ? path[..(at + 1)] : path;
    }

    /// <summary>The file belongs to the caller, who may read it again.</summary>
    private sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => inner.Read(buffer);

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
