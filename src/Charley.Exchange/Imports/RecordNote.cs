namespace Charley.Exchange.Imports;

/// <summary>What became of a record: read, merged with another, or skipped.</summary>
public enum RecordFate
{
    /// <summary>It is in a value of a day.</summary>
    Used,

    /// <summary>It says what another record says too, and counts once.</summary>
    Merged,

    /// <summary>It is not used.</summary>
    Skipped,
}

/// <summary>What became of a record, and why.</summary>
public enum RecordNote
{
    /// <summary>It is in a value of a day.</summary>
    Used,

    /// <summary>The same record stands in the file twice, or two apps wrote the same.</summary>
    Duplicate,

    /// <summary>Another device counted the same time, and counted more.</summary>
    OtherDevice,

    /// <summary>Time in bed, where the time asleep is known.</summary>
    InBed,

    /// <summary>A total of what single records tell more closely, or the other way round.</summary>
    Total,

    /// <summary>The diary has no place for this kind of record.</summary>
    NoPlace,

    /// <summary>Time awake at night is not sleep.</summary>
    Awake,

    /// <summary>There is no number where one should be.</summary>
    NoNumber,

    /// <summary>There is no date and time where one should be, or the end comes before the beginning.</summary>
    NoTime,

    /// <summary>It is said to be less, or more, than a number, and that may or may not be usual.</summary>
    OnlyLimit,

    /// <summary>The unit is missing or unknown.</summary>
    NoUnit,

    /// <summary>More, or less, than is possible.</summary>
    Impossible,

    /// <summary>It has not happened yet.</summary>
    Future,

    /// <summary>Before 1900.</summary>
    LongAgo,

    /// <summary>It spans more than a day.</summary>
    TooLong,

    /// <summary>More devices on one day than are told apart.</summary>
    TooManyDevices,

    /// <summary>The person chose to leave this column out.</summary>
    LeftOut,

    /// <summary>The cell is empty.</summary>
    Empty,

    /// <summary>It ended, or was entered by mistake, or is not known to be so.</summary>
    NotCurrent,

    /// <summary>A newer result of the same test is there.</summary>
    Older,

    /// <summary>Charley's knowledge has no such condition, medicine or test.</summary>
    NotKnown,

    /// <summary>A file in an archive that is not read.</summary>
    OtherFile,
}

/// <summary>Sorts notes.</summary>
public static class RecordNotes
{
    /// <summary>The fate that a note stands for.</summary>
    public static RecordFate FateOf(RecordNote note) => note switch
    {
        RecordNote.Used => RecordFate.Used,
        RecordNote.Duplicate or RecordNote.OtherDevice or RecordNote.InBed or RecordNote.Total or RecordNote.Older => RecordFate.Merged,
        _ => RecordFate.Skipped,
    };

    /// <summary>The note as a sentence.</summary>
    public static string TextOf(RecordNote note) =>
        ImportTexts.ResourceManager.GetString("Note" + note, System.Globalization.CultureInfo.CurrentUICulture)!;
}
