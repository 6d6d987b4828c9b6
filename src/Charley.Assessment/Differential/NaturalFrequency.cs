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
    public static string Say(double low, double high) => Say(low, high, static (_, _) => true);

    /// <summary>
    /// The same for the range of a chance that is said beside it: the words of the range cover the words of the chance, whose rounding
    /// could otherwise fall out of a narrow range ("about 1 in 10", "13 to 16 in 100").
    /// </summary>
    /// <param name="low">0..1.</param>
    /// <param name="high">At least as much; 0..1.</param>
    /// <param name="chance">What is said by <see cref="Say(double)"/>; between the two.</param>
    public static string Say(double low, double high, double chance)
    {
        var said = AsSaid(chance);
        return Say(Math.Min(low, said), Math.Max(high, said), (least, most) => least <= said && said <= most);
    }

    private static string Say(double low, double high, Func<double, double, bool> isWide)
    {
        foreach (var of in s_outOf)
        {
            var (least, most) = (Math.Round(low * of), Math.Round(high * of));
            if (least >= 1 && high >= NearlyCertain && (low >= NearlyAll || isWide(least / of, 1)))
            {
                return low >= NearlyAll ? Sentences.MoreThanNineInTen : Sentences.OrMore(least, of);
            }

            if (least >= 1 && most > least && most < of && isWide(least / of, most / of))
            {
                return Sentences.FromTo(least, most, of);
            }
        }

        return Math.Round(low * s_outOf[^1]) < 1 ? Sentences.UpTo(Say(high)) : Say(low);
    }

    private static string About(double chance, int of) =>
        Sentences.AboutIn(PeopleOf(chance, of), of);

    private static double PeopleOf(double chance, int of) => Math.Max(1, Math.Round(chance * of));

    /// <summary>The chance as its words say it: rounded where they name a number of people.</summary>
    private static double AsSaid(double chance) => chance switch
    {
        >= NearlyAll => chance,
        >= InTen => PeopleOf(chance, 10) / 10,
        >= InHundred => PeopleOf(chance, 100) / 100,
        >= InThousand => PeopleOf(chance, 1_000) / 1_000,
        >= InTenThousand => PeopleOf(chance, 10_000) / 10_000,
        _ => chance,
    };
}
