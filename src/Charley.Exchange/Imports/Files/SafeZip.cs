using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Charley.Exchange.Imports.Files;

/// <summary>
/// An archive of which nothing is ever written to the disk. Its list of files is measured before it is loaded, names that lead
/// out of the archive are refused, and what comes out of each file is guarded.
/// </summary>
internal sealed class SafeZip : IDisposable
{
    private const uint EndSignature = 0x06054b50;
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int CountAt = 10, SizeAt = 12;

    private readonly ZipArchive archive;
    private readonly ImportLimits limits;
    private readonly Action<long> passed;
    private readonly string file;

    private SafeZip(ZipArchive archive, string file, ImportLimits limits, Action<long> passed) =>
        (this.archive, this.file, this.limits, this.passed) = (archive, file, limits, passed);

    /// <summary>The files in the archive, folders left out.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries { get; private set; } = [];

    /// <summary>Opens an archive.</summary>
    /// <param name="stream">It; can be read from any place.</param>
    /// <param name="file">Its name for refusals.</param>
    /// <param name="limits">How much may come out.</param>
    /// <param name="passed">Gets bytes as they come out; may throw to stop.</param>
    /// <exception cref="ImportRefusedException">It is damaged, too large, encrypted, or made to do harm.</exception>
    public static SafeZip Open(Stream stream, string file, ImportLimits limits, Action<long> passed)
    {
        CheckDirectory(stream, file, limits);
        try
        {
            stream.Position = 0;
            var zip = new SafeZip(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true), file, limits, passed);
            zip.Entries = [.. zip.archive.Entries.Where(entry => entry.Name.Length > 0)];
            zip.CheckNames();
            return zip;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or OverflowException or ArgumentException)
        {
            throw new ImportRefusedException(file, null, ImportTexts.Damaged);
        }
    }

    /// <summary>Opens a file of the archive.</summary>
    public Stream Open(ZipArchiveEntry entry)
    {
        try
        {
            return new GuardedStream(entry.Open(), NameOf(entry), Math.Max(entry.CompressedLength, 1), limits, passed);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new ImportRefusedException(NameOf(entry), null, ImportTexts.Damaged);
        }
    }

    /// <summary>The archive's and the file's name.</summary>
    public string NameOf(ZipArchiveEntry entry) => file + "/" + entry.FullName;

    public void Dispose() => archive.Dispose();

    private void CheckNames()
    {
        foreach (var entry in Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.StartsWith('/') || name.Contains('\0') || (name.Length > 1 && name[1] == ':') || name.Split('/').Contains("..", StringComparer.Ordinal))
            {
                throw new ImportRefusedException(file, null, string.Format(System.Globalization.CultureInfo.CurrentCulture, CompositeFormat.Parse(ImportTexts.Traversal), Shown(entry.FullName)));
            }

            if (entry.IsEncrypted)
            {
                throw new ImportRefusedException(NameOf(entry), null, ImportTexts.Encrypted);
            }
        }
    }

    private static string Shown(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? '?' : letter));

    /// <summary>The list of files stands at the end; loading it would take memory before anything could be counted.</summary>
    private static void CheckDirectory(Stream stream, string file, ImportLimits limits)
    {
        var length = (int)Math.Min(stream.Length, EndLength + LongestComment);
        var tail = new byte[length];
        stream.Position = stream.Length - length;
        stream.ReadExactly(tail);
        for (var at = length - EndLength; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) == EndSignature)
            {
                var count = BinaryPrimitives.ReadUInt16LittleEndian(end[CountAt..]);
                var size = BinaryPrimitives.ReadUInt32LittleEndian(end[SizeAt..]);

                // All ones mean that the true number stands elsewhere, because it is larger than an honest export's.
                if (size > limits.MostDirectoryBytes || (count > limits.MostEntries && count != ushort.MaxValue))
                {
                    throw new ImportRefusedException(file, null, ImportTexts.TooManyFiles);
                }

                return;
            }
        }

        throw new ImportRefusedException(file, null, ImportTexts.Damaged);
    }
}
