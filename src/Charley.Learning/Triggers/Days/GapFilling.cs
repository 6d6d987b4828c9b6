namespace Charley.Learning.Triggers.Days;

/// <summary>
/// Fills gaps of an exposure with what the days around them let expect: the exposure persists from day to day, as a
/// first-order autoregression does. Expected values in place of unknown ones ("regression calibration", Carroll and others
/// 2006) neither invent nor, to first order, dilute an effect.
/// </summary>
internal static class GapFilling
{
    /// <summary>Pairs of days that the estimate of persistence is weighed against: few pairs say little.</summary>
    private const double PriorPairs = 10;

    private const double MostPersistence = 0.95;

    /// <summary>Values around their mean; unknown ones as expected, also for days before the diary begins.</summary>
    /// <param name="values">The exposure; not finite where unknown.</param>
    /// <param name="before">Days to add in front.</param>
    public static double[] Centred(double[] values, int before)
    {
        var known = values.Where(double.IsFinite).ToArray();
        var mean = known.Length == 0 ? 0 : known.Average();
        var centred = new double[values.Length + before];
        Array.Fill(centred, double.NaN, 0, before);
        for (var index = 0; index < values.Length; index++)
        {
            centred[before + index] = values[index] - mean;
        }

        var persistence = Persistence(centred);
        var (last, lastDay) = (0.0, int.MinValue / 2);
        var day = 0;
        while (day < centred.Length)
        {
            if (double.IsFinite(centred[day]))
            {
                (last, lastDay) = (centred[day], day);
                day++;
                continue;
            }

            var next = day;
            while (next < centred.Length && !double.IsFinite(centred[next]))
            {
                next++;
            }

            FillGap(centred, day, next, persistence, last, day - lastDay);
            day = next;
        }

        return centred;
    }

    private static void FillGap(double[] values, int from, int until, double persistence, double last, int distance)
    {
        var next = until < values.Length ? values[until] : 0;
        for (var day = from; day < until; day++, distance++)
        {
            var back = Math.Pow(persistence, distance);
            var ahead = until < values.Length ? Math.Pow(persistence, until - day) : 0;
            values[day] = ((back * (1 - (ahead * ahead)) * last) + (ahead * (1 - (back * back)) * next)) / (1 - (back * back * ahead * ahead));
        }
    }

    private static double Persistence(double[] values)
    {
        var (products, squares, pairs) = (0.0, 0.0, 0);
        for (var day = 1; day < values.Length; day++)
        {
            if (double.IsFinite(values[day]) && double.IsFinite(values[day - 1]))
            {
                products += values[day] * values[day - 1];
                squares += ((values[day] * values[day]) + (values[day - 1] * values[day - 1])) / 2;
                pairs++;
            }
        }

        return squares <= 0 ? 0 : Math.Clamp(products / squares * pairs / (pairs + PriorPairs), 0, MostPersistence);
    }
}
