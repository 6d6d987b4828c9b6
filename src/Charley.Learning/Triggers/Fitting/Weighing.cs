using Charley.Learning.Triggers.Days;
using Charley.Learning.Triggers.Sets;

namespace Charley.Learning.Triggers.Fitting;

/// <summary>One round's view of all windows, from which the sets are weighed.</summary>
/// <param name="Choices">The windows of each candidate.</param>
/// <param name="AtReference">The reference window of each, as the expansion sees it.</param>
/// <param name="Chosen">The best window of each, as the expansion sees it.</param>
/// <param name="Slopes">Derivative of the log likelihood by each best window's coefficient, where all are zero.</param>
internal sealed record Weighing(WindowChoice[] Choices, SeenColumn[] AtReference, SeenColumn[] Chosen, double[] Slopes)
{
    /// <summary>Looks along every window.</summary>
    public static Weighing Of(Expansion expansion, IReadOnlyList<Candidate> candidates, Reference reference)
    {
        SeenColumn[] at = [.. candidates.Select((candidate, index) => expansion.See(candidate.Windows[reference.Windows[index]].Column))];
        var choices = new WindowChoice[candidates.Count];
        var chosen = new SeenColumn[candidates.Count];
        var slopes = new double[candidates.Count];
        for (var index = 0; index < candidates.Count; index++)
        {
            var windows = candidates[index].Windows;
            var alone = new double[windows.Length];
            var curvatures = new double[windows.Length];
            SeenColumn[] seen = [.. windows.Select((window, place) => place == reference.Windows[index] ? at[index] : expansion.See(window.Column))];
            for (var place = 0; place < windows.Length; place++)
            {
                curvatures[place] = seen[place].CurvatureWith(seen[place]);
                alone[place] = seen[place].Slope + (reference.Coefficients[index] == 0 ? 0 : seen[place].CurvatureWith(at[index]) * reference.Coefficients[index]);
            }

            choices[index] = WindowChoice.Of(candidates[index], alone, curvatures);
            chosen[index] = seen[choices[index].Best];
            slopes[index] = alone[choices[index].Best];
            for (var other = 0; other < candidates.Count; other++)
            {
                if (other != index && reference.Coefficients[other] != 0)
                {
                    slopes[index] += chosen[index].CurvatureWith(at[other]) * reference.Coefficients[other];
                }
            }
        }

        return new Weighing(choices, at, chosen, slopes);
    }

    /// <summary>The scores of sets of the best windows.</summary>
    public SetScores Scores(SetPrior prior)
    {
        var size = Chosen.Length;
        var information = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                information[(row * size) + column] = information[(column * size) + row] = Chosen[row].CurvatureWith(Chosen[column]);
            }
        }

        return new SetScores(
            information,
            Slopes,
            [.. Choices.Select(choice => choice.PriorMean)],
            ExposurePrior.Spread,
            [.. Choices.Select((choice, index) => choice.LogBonus + prior.LogOdds[index])]);
    }
}
