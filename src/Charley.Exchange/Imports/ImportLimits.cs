namespace Charley.Exchange.Imports;

/// <summary>How much is read before a file is taken for a mistake or an attack.</summary>
public sealed record ImportLimits
{
    private const long Mebibyte = 1024 * 1024;
    private const long Gibibyte = 1024 * Mebibyte;

    /// <summary>The limits in use.</summary>
    public static ImportLimits Usual { get; } = new();

    /// <summary>Most bytes of one file once it is unpacked. The largest exports that people speak of have a few gigabytes.</summary>
    public long MostBytes { get; init; } = 16 * Gibibyte;

    /// <summary>Most bytes of a file that is read as a whole: JSON, or a table.</summary>
    public long MostWholeBytes { get; init; } = 128 * Mebibyte;

    /// <summary>
    /// Most unpacked bytes for a packed one. Exports pack about 20 to 1, sensor zeros at most 100 to 1; a bomb 1,000 to 1.
    /// </summary>
    public int MostRatio { get; init; } = 200;

    /// <summary>Unpacked bytes up to which the ratio says nothing: a few empty lines pack very well.</summary>
    public long FreeOfRatio { get; init; } = Mebibyte;

    /// <summary>Most files in an archive. Ten years of Fitbit are about 20,000.</summary>
    public int MostEntries { get; init; } = 100_000;

    /// <summary>Most bytes of an archive's list of files.</summary>
    public long MostDirectoryBytes { get; init; } = 32 * Mebibyte;

    /// <summary>Longest tag or line in bytes.</summary>
    public int LongestToken { get; init; } = (int)Mebibyte;

    /// <summary>Most pairs of a day and a device that counts steps: sixteen years of ten devices, in about 30 MB.</summary>
    public int MostDeviceDays { get; init; } = 60_000;
}
