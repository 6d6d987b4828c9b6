using System.Text;
using Charley.Exchange.Imports.Gathering;

namespace Charley.Exchange.Imports.AppleHealth;

/// <summary>Reads the export.xml of Apple Health as a stream.</summary>
internal static class AppleHealthReader
{
    /// <summary>The source in the diary.</summary>
    public const string Source = "apple-health";

    /// <summary>A zone's name is at most about 30 letters long.</summary>
    private const int LongestZone = 64;

    /// <summary>Reads a whole export.</summary>
    /// <param name="stream">UTF-8 without a byte order mark.</param>
    /// <param name="file">Its name for refusals.</param>
    /// <param name="settings">For whom.</param>
    /// <param name="tally">Counts records.</param>
    /// <param name="days">Takes them.</param>
    /// <exception cref="ImportRefusedException">It is no such export, is damaged, or ends too early.</exception>
    public static void Read(Stream stream, string file, ImportSettings settings, RecordTally tally, DayGatherer days)
    {
        var xml = new AppleXml(stream, file, settings.Limits.LongestToken);
        if (!xml.Read() || !xml.Name.SequenceEqual("HealthData"u8) || xml.Kind != TagKind.Open)
        {
            throw new ImportRefusedException(file, ImportRefusedException.AtByte(xml.Offset), ImportTexts.NotApple);
        }

        if (!new Walk(xml, tally, new AppleRecords(tally, days)).ToTheEnd())
        {
            throw new ImportRefusedException(file, ImportRefusedException.AtByte(xml.Offset), ImportTexts.Truncated);
        }
    }

    /// <summary>Goes through the tags inside HealthData.</summary>
    private sealed class Walk(AppleXml xml, RecordTally tally, AppleRecords records)
    {
        private readonly int correlationKind = tally.KindOf("Correlation"u8);
        private AppleRecord? open;
        private string? zone;
        private int depth = 1;
        private int correlationDepth;

        /// <summary>Reads until HealthData ends.</summary>
        /// <returns>Whether it does.</returns>
        public bool ToTheEnd()
        {
            while (xml.Read())
            {
                if (xml.Kind == TagKind.Close)
                {
                    depth--;
                    if (depth == 0)
                    {
                        return true;
                    }

                    Close();
                }
                else
                {
                    Open();
                    depth += xml.Kind == TagKind.Open ? 1 : 0;
                }
            }

            return false;
        }

        private void Close()
        {
            if (depth == 1 && open is { } record)
            {
                records.Take(record, zone);
                (open, zone) = (null, null);
            }

            correlationDepth = depth == correlationDepth ? 0 : correlationDepth;
        }

        private void Open()
        {
            if (depth == 1)
            {
                OpenRecord();
            }
            else if (xml.Name.SequenceEqual("MetadataEntry"u8))
            {
                if (open is not null && xml["key"u8].SequenceEqual("HKTimeZone"u8) && xml["value"u8] is { Length: > 0 and < LongestZone } value)
                {
                    zone = Encoding.UTF8.GetString(value);
                }
            }
            else if (correlationDepth > 0 && xml.Name.SequenceEqual("Record"u8))
            {
                // Apple writes what belongs to a correlation a second time at the top.
                tally.Count(tally.KindOf(xml["type"u8]), RecordNote.Duplicate);
            }
        }

        private void OpenRecord()
        {
            var name = xml.Name;
            AppleRecord? record = null;
            if (name.SequenceEqual("Record"u8))
            {
                record = records.Read(xml);
            }
            else if (name.SequenceEqual("Workout"u8))
            {
                record = records.ReadWorkout(xml);
            }
            else if (name.SequenceEqual("ActivitySummary"u8))
            {
                records.ReadSummary(xml);
            }
            else if (name.SequenceEqual("Correlation"u8))
            {
                tally.Count(correlationKind, RecordNote.NoPlace);
                correlationDepth = xml.Kind == TagKind.Open ? depth : 0;
            }
            else if (!name.SequenceEqual("ExportDate"u8) && !name.SequenceEqual("Me"u8))
            {
                tally.Count(tally.KindOf(name), RecordNote.NoPlace);
            }

            if (record is { } read && xml.Kind == TagKind.Empty)
            {
                records.Take(read, null);
            }
            else
            {
                open = record;
            }
        }
    }
}
