using System.Collections.Immutable;
using System.IO.Compression;
using Charley.Exchange.Imports.AppleHealth;
using Charley.Exchange.Imports.Csv;
using Charley.Exchange.Imports.Fhir;
using Charley.Exchange.Imports.Files;
using Charley.Exchange.Imports.Fitbit;
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
            : IsJson(head) ? job.ReadJson()
            : IsText(head) ? job.ReadTable()
            : throw new ImportRefusedException(file.Name, ImportRefusedException.AtByte(0), ImportTexts.Unknown);
    }

    /// <summary>Space, a mark and zero bytes of other encodings may stand before the first bracket.</summary>
    private static bool IsXml(ReadOnlySpan<byte> head) => head.TrimStart(Blank) is [(byte)'<', ..];

    private static bool IsJson(ReadOnlySpan<byte> head) => head.TrimStart(Blank) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Pictures and programs hold zero bytes; text does only in encodings that begin with a mark, or alternate with letters.</summary>
    private static bool IsText(ReadOnlySpan<byte> head) =>
        head.IndexOf((byte)0) < 0 || head is [0xFF, 0xFE, not 0, ..] or [0xFE, 0xFF, ..] or [not 0, 0, not 0, 0, ..];

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
            using var guarded = Guarded();
            using var text = TextStreams.ToUtf8(guarded, file.Name);
            AppleHealthReader.Read(text, file.Name, settings, tally, days);
            return Done(AppleHealthReader.Source);
        }

        public ImportReading ReadJson()
        {
            using var guarded = Guarded();
            if (FitbitReader.Knows(file.Name))
            {
                new FitbitReader(tally, days, settings.Limits).Read(guarded, file.Name, file.Name);
                return Done(FitbitReader.Source);
            }

            using var document = JsonFiles.Parse(WholeFile.Read(guarded, file.Name, settings.Limits), file.Name);
            if (settings.Knowledge is not { } knowledge || !FhirReader.Knows(document.RootElement))
            {
                throw new ImportRefusedException(file.Name, null, ImportTexts.UnknownJson);
            }

            var fhir = new FhirReader(tally, knowledge);
            fhir.Read(document.RootElement);
            return Done(FhirReader.Source) with { Proposals = fhir.Proposals };
        }

        public ImportReading ReadTable()
        {
            using var guarded = Guarded();
            return ReadTable(guarded, file.Name);
        }

        public ImportReading ReadZip()
        {
            using var zip = SafeZip.Open(file.Content, file.Name, settings.Limits, Passed);
            return zip.Entries.Any(entry => FitbitReader.Knows(entry.FullName)) ? ReadFitbit(zip)
                : zip.Entries.Where(IsExport).MaxBy(entry => entry.Length) is { } export ? ReadApple(zip, export)
                : zip.Entries is [var only] && only.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ReadOnlyTable(zip, only)
                : throw new ImportRefusedException(file.Name, null, ImportTexts.UnknownZip);
        }

        /// <summary>Its name is in the language of the phone.</summary>
        private static bool IsExport(ZipArchiveEntry entry) =>
            entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !entry.Name.EndsWith("_cda.xml", StringComparison.OrdinalIgnoreCase);

        private ImportReading ReadApple(SafeZip zip, ZipArchiveEntry export)
        {
            using (var text = TextStreams.ToUtf8(zip.Open(export), zip.NameOf(export)))
            {
                AppleHealthReader.Read(text, zip.NameOf(export), settings, tally, days);
            }

            var records = zip.Entries.Where(IsClinical).ToList();
            CountOthers(zip.Entries.Where(entry => entry != export && !IsClinical(entry)));
            return Done(AppleHealthReader.Source) with { Proposals = ReadClinical(zip, records) };
        }

        /// <summary>A phone that is linked to a clinic puts each part of the clinic's record beside the export.</summary>
        private bool IsClinical(ZipArchiveEntry entry) =>
            settings.Knowledge is not null
            && entry.FullName.Contains("clinical", StringComparison.OrdinalIgnoreCase)
            && entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

        private ImmutableArray<RecordProposal> ReadClinical(SafeZip zip, List<ZipArchiveEntry> entries)
        {
            if (settings.Knowledge is not { } knowledge)
            {
                return [];
            }

            var fhir = new FhirReader(tally, knowledge);
            foreach (var entry in entries)
            {
                using var content = zip.Open(entry);
                using var document = JsonFiles.Parse(WholeFile.Read(content, zip.NameOf(entry), settings.Limits), zip.NameOf(entry));
                fhir.Read(document.RootElement);
            }

            return fhir.Proposals;
        }

        private ImportReading ReadFitbit(SafeZip zip)
        {
            var reader = new FitbitReader(tally, days, settings.Limits);
            foreach (var entry in zip.Entries.Where(entry => FitbitReader.Knows(entry.FullName)))
            {
                using var content = zip.Open(entry);
                reader.Read(content, entry.FullName, zip.NameOf(entry));
            }

            CountOthers(zip.Entries.Where(entry => !FitbitReader.Knows(entry.FullName)));
            return Done(FitbitReader.Source);
        }

        private ImportReading ReadOnlyTable(SafeZip zip, ZipArchiveEntry entry)
        {
            using var content = zip.Open(entry);
            return ReadTable(content, zip.NameOf(entry));
        }

        private ImportReading ReadTable(Stream content, string name)
        {
            var text = TextStreams.Decode(WholeFile.Read(content, name, settings.Limits), name);
            var table = LongTable.Turn(CsvTable.Parse(text, name));
            var look = TableReader.Look(table, settings.Mappings);
            if (look.Problem is null)
            {
                new TableReader(tally, days).Read(table, look.Mapping);
            }

            return Done(TableReader.Source + table.Signature) with { Table = look };
        }

        private GuardedStream Guarded()
        {
            file.Content.Position = 0;
            return new GuardedStream(new Unclosed(file.Content), file.Name, 0, settings.Limits, Passed);
        }

        private void CountOthers(IEnumerable<ZipArchiveEntry> others)
        {
            foreach (var other in others)
            {
                tally.Count(tally.KindOf(FolderOf(other.FullName)), RecordNote.OtherFile);
            }
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
}
