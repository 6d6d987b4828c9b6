using System.Globalization;
using System.Text;

namespace Charley.Exchange.Imports;

/// <summary>A file that can't be imported. Nothing of it was taken in.</summary>
/// <param name="file">The file, or the file inside an archive.</param>
/// <param name="position">Where in it, such as "byte 1,024" or "line 7"; null where the file as a whole is meant.</param>
/// <param name="reason">What is wrong, in a plain sentence.</param>
public sealed class ImportRefusedException(string file, string? position, string reason)
    : Exception(position is null ? $"{file}: {reason}" : $"{file}, {position}: {reason}")
{
    /// <summary>The file, or the file inside an archive.</summary>
    public string File => file;

    /// <summary>Where in the file; null where it is meant as a whole.</summary>
    public string? Position => position;

    /// <summary>What is wrong.</summary>
    public string Reason => reason;

    /// <summary>A place counted in bytes from the beginning.</summary>
    public static string AtByte(long offset) => string.Format(CultureInfo.CurrentCulture, CompositeFormat.Parse(ImportTexts.AtByte), offset);

    /// <summary>A line, the first one being 1.</summary>
    public static string AtLine(long line) => string.Format(CultureInfo.CurrentCulture, CompositeFormat.Parse(ImportTexts.AtLine), line);
}
