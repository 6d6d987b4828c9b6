using Charley.Learning.LinearAlgebra;
using Charley.Learning.Triggers.Days;
using Charley.Learning.Triggers.Sets;

namespace Charley.Learning.Triggers.Fitting;

/// <summary>The fitted model: what each exposure may do, given everything else.</summary>
/// <param name="Choices">The windows of each candidate.</param>
/// <param name="Posterior">The chances of the sets.</param>
/// <param name="Expansion">The log likelihood around the fit.</param>
/// <param name="Likelihood">The likelihood of a day.</param>
/// <param name="Reference">The windows and coefficients at which is expanded.</param>
/// <param name="AtReference">The reference window of each candidate as the expansion sees it.</param>
/// <param name="Seen">The likeliest window of each candidate as the expansion sees it.</param>
internal sealed record TriggerFit(
    WindowChoice[] Choices,
    SetPosterior Posterior,
    Expansion Expansion,
    CountLikelihood Likelihood,
    Reference Reference,
    SeenColumn[] AtReference,
    SeenColumn[] Seen)
{
    /// <summary>
    /// Rounds of fitting and weighing: the first begins at "nothing matters", each later one at the means of the one before.
    /// </summary>
    public const int Rounds = 3;

    /// <summary>Any number does; a fixed one gives the same result for the same diary.</summary>
    private const int SamplerSeed = 6;

    /// <summary>Fits a diary.</summary>
    /// <param name="known">Days with a known count.</param>
    /// <param name="background">The background of these days.</param>
    /// <param name="candidates">The exposures.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static TriggerFit Of(
        KnownDays known, Background background, IReadOnlyList<Candidate> candidates, IProgress<double>? progress, CancellationToken cancellation)
    {
        var prior = new SetPrior([.. candidates.Select(candidate => candidate.Exposure.Prior.Inclusion)]);
        var reference = new Reference(new double[candidates.Count], new int[candidates.Count]);
        var anyOnly = known.Counts.Max() <= 1;
        double[]? start = null;
        double? dispersion = null;
        var round = 0;
        while (true)
        {
            round++;
            cancellation.ThrowIfCancellationRequested();
            var offset = reference.Offset(candidates, known.Length);
            var likelihood = new CountLikelihood(anyOnly, Dispersion.Usual);
            if (!anyOnly)
            {
                start ??= BackgroundFit.Of(background, known.Counts, offset, likelihood, start: null).Coefficients;
                dispersion = Dispersion.Estimate(background, known.Counts, offset, start, dispersion);
                likelihood = likelihood with { Dispersion = dispersion.Value };
            }

            var fit = BackgroundFit.Of(background, known.Counts, offset, likelihood, start);
            start = fit.Coefficients;
            var expansion = new Expansion(background, fit, known.Counts, likelihood);
            var weighed = Weighing.Of(expansion, candidates, reference);
            var scores = weighed.Scores(prior);
            var posterior = PosteriorOf(scores, prior, cancellation);
            progress?.Report((double)round / (Rounds + 1));
            if (round == Rounds)
            {
                return new TriggerFit(weighed.Choices, posterior, expansion, likelihood, reference, weighed.AtReference, weighed.Chosen);
            }

            reference = new Reference(posterior.Means, [.. weighed.Choices.Select(choice => choice.Best)]);
        }
    }

    private static SetPosterior PosteriorOf(SetScores scores, SetPrior prior, CancellationToken cancellation)
    {
        if (scores.Size <= SetEnumeration.MostExposures)
        {
            return SetEnumeration.Run(scores, prior, cancellation);
        }

#pragma warning disable S2245 // Nothing secret is drawn; the result must repeat.
        return SetSampler.Run(scores, prior, new Random(SamplerSeed), cancellation);
#pragma warning restore S2245
    }
}

/// <summary>Where a round expands the log likelihood: each exposure acts through one window with one coefficient.</summary>
/// <param name="Coefficients">The coefficients; zero to begin with.</param>
/// <param name="Windows">Places of the windows.</param>
internal sealed record Reference(double[] Coefficients, int[] Windows)
{
    /// <summary>The exposures' part of each day's log rate.</summary>
    public double[] Offset(IReadOnlyList<Candidate> candidates, int days)
    {
        var offset = new double[days];
        for (var index = 0; index < candidates.Count; index++)
        {
            if (Coefficients[index] != 0)
            {
                Vectors.AddScaled(offset, Coefficients[index], candidates[index].Windows[Windows[index]].Column);
            }
        }

        return offset;
    }
}
