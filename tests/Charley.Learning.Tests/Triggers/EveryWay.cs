using Charley.Learning.Triggers;
using Charley.Learning.Triggers.Days;
using Charley.Learning.Triggers.Fitting;
using Charley.Learning.Triggers.Sets;

namespace Charley.Learning.Tests.Triggers;

/// <summary>
/// Sums over every way in which exposures may act, each through any window in either direction or not at all, around the
/// same expansion as the product: slow, and without the product's shortcut for windows.
/// </summary>
internal static class EveryWay
{
    public static double[] Chances(TriggerFit fit, IReadOnlyList<Candidate> candidates)
    {
        var prior = new SetPrior([.. candidates.Select(candidate => candidate.Exposure.Prior.Inclusion)]);
        (int Candidate, SeenColumn Seen, double Mean, double Log)[] ways =
        [
            .. candidates.SelectMany((candidate, index) => candidate.Windows.SelectMany(window => new[] { 1, -1 }.Select(sign => (
                index,
                fit.Expansion.See(window.Column),
                sign * ExposurePrior.Effect,
                Math.Log(window.Weight * (sign > 0 ? candidate.Exposure.Prior.Increase : 1 - candidate.Exposure.Prior.Increase)) + prior.LogOdds[index])))),
        ];
        var information = new double[ways.Length * ways.Length];
        var slopes = new double[ways.Length];
        for (var row = 0; row < ways.Length; row++)
        {
            slopes[row] = ways[row].Seen.Slope;
            for (var other = 0; other < candidates.Count; other++)
            {
                slopes[row] += fit.Reference.Coefficients[other] * ways[row].Seen.CurvatureWith(fit.AtReference[other]);
            }

            for (var column = 0; column < ways.Length; column++)
            {
                information[(row * ways.Length) + column] = ways[row].Seen.CurvatureWith(ways[column].Seen);
            }
        }

        var scores = new SetScores(information, slopes, [.. ways.Select(way => way.Mean)], ExposurePrior.Spread, [.. ways.Select(way => way.Log)]);
        var chances = new double[candidates.Count];
        var total = 0.0;
        Visit([], 0);
        return [.. chances.Select(chance => chance / total)];

        void Visit(List<int> chosen, int next)
        {
            if (next < candidates.Count)
            {
                Visit(chosen, next + 1);
                for (var way = 0; way < ways.Length; way++)
                {
                    if (ways[way].Candidate == next)
                    {
                        Visit([.. chosen, way], next + 1);
                    }
                }

                return;
            }

            var log = prior.LogBase((1UL << chosen.Count) - 1);
            var (lower, solved) = (new double[ways.Length * ways.Length], new double[ways.Length]);
            for (var depth = 0; depth < chosen.Count; depth++)
            {
                log += scores.Add(chosen.ToArray(), depth, lower, solved);
            }

            total += Math.Exp(log);
            foreach (var way in chosen)
            {
                chances[ways[way].Candidate] += Math.Exp(log);
            }
        }
    }
}
