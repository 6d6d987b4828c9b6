using Charley.Assessment.Resources;

namespace Charley.Assessment.Differential;

/// <summary>Chances as people count: "about 4 in 10", never "37.2%".</summary>
public static class NaturalFrequency
{
    private const double NearlyAll = 0.95;
    private const double InTen = 0.095;
    private const double InHundred = 0.0095;
    private const double InThousand = 0.00095;
    private const double InTenThousand = 0.000095;

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

    private static string About(double chance, int of) =>
        Sentences.AboutIn(Math.Max(1, Math.Round(chance * of)), of);
}
