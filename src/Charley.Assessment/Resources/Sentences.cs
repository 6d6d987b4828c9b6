using System.Globalization;
using System.Resources;
using System.Text;

namespace Charley.Assessment.Resources;

/// <summary>The sentences that an assessment puts together itself; all else it says stands in knowledge/.</summary>
internal static class Sentences
{
    private static readonly ResourceManager Texts = new("Charley.Assessment.Resources.Sentences", typeof(Sentences).Assembly);

    public static string MoreThanNineInTen => Text(nameof(MoreThanNineInTen));

    public static string AboutIn(double count, int of) => Fill(nameof(AboutIn), count, of);

    public static string FewerThanOneInTenThousand => Text(nameof(FewerThanOneInTenThousand));

    public static string LikelyCause(string cause, string frequency) => Fill(nameof(LikelyCause), cause, frequency);

    private static string Fill(string name, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, CompositeFormat.Parse(Text(name)), values);

    private static string Text(string name) =>
        Texts.GetString(name, CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"Sentences.resx has no text '{name}'.");
}
