namespace Charley.Assessment.Model;

/// <summary>One parent of a cause, as far as base rates need it.</summary>
/// <param name="Share">Share of people in whom the parent is present, 0..1.</param>
/// <param name="OddsRatio">How it multiplies the odds of the cause; null where <paramref name="Link"/> is given.</param>
/// <param name="Link">The chance it adds, 0..1; null where <paramref name="OddsRatio"/> is given.</param>
public sealed record ParentEffect(double Share, double? OddsRatio, double? Link);

/// <summary>The leak and links of a cause that reproduce its published prevalence and ratios.</summary>
/// <param name="Leak">P(cause | no modelled parent present).</param>
/// <param name="Links">Noisy-OR strengths of the parents, in their order.</param>
/// <param name="Marginal">The share of people with the cause that follows; equals the prevalence where that is possible.</param>
public sealed record BaseRate(double Leak, IReadOnlyList<double> Links, double Marginal);

/// <summary>
/// Published figures are marginal: "two in a hundred have it", "three times the odds with that risk factor". A noisy-OR
/// wants the share without any parent and an independent chance for each. This finds them.
/// </summary>
public static class BaseRates
{
    /// <summary>Bisection halves the interval each time; 200 steps reach the last bit of a double from any start.</summary>
    private const int BisectionSteps = 200;

    /// <summary>The leak and links under which the marginal share of the cause equals its prevalence.</summary>
    /// <param name="prevalence">Share of the population with the cause, 0..1.</param>
    /// <param name="parents">Its parents, taken as independent.</param>
    /// <remarks>Where the parents alone bring more than the prevalence, the leak is 0 and the marginal exceeds it.</remarks>
    public static BaseRate Solve(double prevalence, IReadOnlyList<ParentEffect> parents)
    {
        var low = 0.0;
        var high = prevalence;
        for (var step = 0; step < BisectionSteps && low < high; step++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            if (Marginal(middle, parents) > prevalence)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return new BaseRate(low, [.. parents.Select(parent => Link(low, parent))], Marginal(low, parents));
    }

    private static double Marginal(double leak, IReadOnlyList<ParentEffect> parents)
    {
        var absent = 1 - leak;
        foreach (var parent in parents)
        {
            absent *= 1 - (parent.Share * Link(leak, parent));
        }

        return 1 - absent;
    }

    /// <summary>The strength with which present odds are the ratio times the odds at the leak.</summary>
    private static double Link(double leak, ParentEffect parent)
    {
        if (parent.Link is { } link)
        {
            return link;
        }

        var ratio = parent.OddsRatio ?? 1;
        var raised = ratio * leak / (1 - leak + (ratio * leak));
        return leak < 1 ? (raised - leak) / (1 - leak) : 0;
    }
}
