using System.IO.Compression;
using System.Text;
using Charley.Exchange.HandOver;
using Charley.Exchange.Reports;

namespace Charley.Web.Pages.HandOver;

/// <summary>The report in short, locked, as a QR code carries it.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Carried">What the QR code holds.</param>
public sealed record LockedSummary(string Words, string Carried)
{
    /// <summary>
    /// The most letters: a code of 117 squares a side (version 25, lowest correction). Source: ISO/IEC 18004. Larger ones are
    /// hard to read from a screen with an older phone.
    /// </summary>
    public const int MostLetters = 1273;

    /// <summary>So many bytes of words are left out at a time until the rest fits.</summary>
    private const int Step = 100;

    /// <summary>Locks as much of the report as fits.</summary>
    /// <param name="report">The report.</param>
    /// <param name="code">The code.</param>
    /// <param name="settings">Where it is opened.</param>
    public static LockedSummary Of(DoctorReport report, string code, HandOverSettings settings)
    {
        var most = HandOverText.MostBytes;
        var summary = Of(report, code, settings, most);
        while (summary.Carried.Length > MostLetters && most > Step)
        {
            var room = PackedBytes(summary.Words) - BytesOf(summary.Carried.Length - MostLetters);
            do
            {
                most -= Step;
            }
            while (most > Step && PackedBytes(HandOverText.Of(report, most)) > room);

            summary = Of(report, code, settings, most);
        }

        return summary;
    }

    /// <summary>How much the words take up packed, which is all that the length of the code hangs on; locking takes seconds, this nothing.</summary>
    private static int PackedBytes(string words)
    {
        using var packed = new MemoryStream();
        using (var packing = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(Encoding.UTF8.GetBytes(words));
        }

        return (int)packed.Length;
    }

    /// <summary>Four letters of base64 hold three bytes.</summary>
    private static int BytesOf(int letters) => ((letters * 3) + 3) / 4;

    private static LockedSummary Of(DoctorReport report, string code, HandOverSettings settings, int most)
    {
        var words = HandOverText.Of(report, most);
        return new LockedSummary(words, settings.Carrier(LockedWords.Lock(words, LockedWords.PlainText, code)));
    }
}
