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

    public static string FromTo(double least, double most, int of) => Fill(nameof(FromTo), least, most, of);

    public static string OrMore(double least, int of) => Fill(nameof(OrMore), least, of);

    public static string UpTo(string frequency) => Fill(nameof(UpTo), frequency);

    public static string FewerThanOneInTenThousand => Text(nameof(FewerThanOneInTenThousand));

    public static string LikelyCause(string cause, string frequency) => Fill(nameof(LikelyCause), cause, frequency);

    public static string NotANumber(string test, string written) => Fill(nameof(NotANumber), test, written);

    public static string TwoReadings(string test, string written, string one, string other) =>
        Fill(nameof(TwoReadings), test, written, one, other);

    public static string UnitMissing(string test, string units) => Fill(nameof(UnitMissing), test, units);

    public static string UnitUnknown(string test, string written, string units) => Fill(nameof(UnitUnknown), test, written, units);

    public static string ValueImpossible(string test, string value, string unit, string low, string high) =>
        Fill(nameof(ValueImpossible), test, value, unit, low, high);

    public static string PerhapsUnit(string unit) => Fill(nameof(PerhapsUnit), unit);

    public static string LookAgainAtValue => Text(nameof(LookAgainAtValue));

    public static string ResultText(string test, string value, string unit, string meaning) =>
        Fill(nameof(ResultText), test, value, unit, meaning);

    public static string NobodyLooked => Text(nameof(NobodyLooked));

    public static string NoCauseFits => Text(nameof(NoCauseFits));

    public static string NotTheFirst(string cause, string frequency) => Fill(nameof(NotTheFirst), cause, frequency);

    public static string NotKnown(int count) => Fill(nameof(NotKnown), count);

    public static string NotWeighed(string answers) => Fill(nameof(NotWeighed), answers);

    public static string NeverTrue(string answer) => Fill(nameof(NeverTrue), answer);

    public static string NotTogether(string answer, string others) => Fill(nameof(NotTogether), answer, others);

    public static string YourAge(int age) => Fill(nameof(YourAge), age);

    public static string YouAreFemale => Text(nameof(YouAreFemale));

    public static string YouAreMale => Text(nameof(YouAreMale));

    public static string YouArePregnant => Text(nameof(YouArePregnant));

    public static string YouAreNotPregnant => Text(nameof(YouAreNotPregnant));

    public static string NoSuchFinding(string id) => Fill(nameof(NoSuchFinding), id);

    public static string ComplaintStands => Text(nameof(ComplaintStands));

    public static string ResultStands => Text(nameof(ResultStands));

    public static string RuledOut => Text(nameof(RuledOut));

    public static string NotSureOf(string finding) => Fill(nameof(NotSureOf), finding);

    private static string Fill(string name, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, CompositeFormat.Parse(Text(name)), values);

    private static string Text(string name) =>
        Texts.GetString(name, CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"Sentences.resx has no text '{name}'.");
}
