using Charley.Assessment.Resources;

namespace Charley.Assessment.Differential;

/// <summary>Chances as people count: "about 4 in 10", never "37.2%".</summary>
public static class NaturalFrequency
{
    /// <summary>From here on not even "99 in 100" is enough.</summary>
    private const double NearlyCertain = 0.995;

    private const double NearlyAll = 0.95;
    private const double InTen = 0.095;
    private const double InHundred = 0.0095;
    private const double InThousand = 0.00095;
    private const double InTenThousand = 0.000095;

    private static readonly int[] s_outOf = [10, 100, 1_000, 10_000];

    /// <summary>The chance in words.</summary>
    /// <param name="chance">0..1.</param>
    public static string Say(double chance) => chance switch
    {
        >= NearlyAll => Sentences.MoreThanNineInTen,
        >= InTen => About(chance, 10),
        >= InHundred => About(chance, 100),
        >= InThousand => About(chance, 1_000),
        >= InTenThousand => About(chance, 10_000),
        _ => Sentences.FewerThanOneInTenThousand,
    };

    /// <summary>A range in words, such as "3 to 5 in 10": both ends of the same number of people, the fewest that tell them apart.</summary>
    /// <param name="low">0..1.</param>
    /// <param name="high">At least as much; 0..1.</param>
    public static string Say(double low, double high)
    {
        foreach (var of in s_outOf)
        {
            var (least, most) = (Math.Round(low * of), Math.Round(high * of));
            if (least >= 1 && high >= NearlyCertain)
            {
                return low >= NearlyAll ? Sentences.MoreThanNineInTen : Sentences.OrMore(least, of);
            }

            if (least >= 1 && most > least && most < of)
            {
                return Sentences.FromTo(least, most, of);
            }
        }

        return Math.Round(low * s_outOf[^1]) < 1 ? Sentences.UpTo(Say(high)) : Say(low);
    }

    private static string About(double chance, int of) =>
        Sentences.AboutIn(Math.Max(1, Math.Round(chance * of)), of);
}
