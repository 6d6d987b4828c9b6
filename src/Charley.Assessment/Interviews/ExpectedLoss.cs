using Charley.Assessment.Model;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Interviews;

/// <summary>
/// The loss that a person must expect if the interview stopped at given beliefs: of the best urgency that could be advised,
/// and of the picture of the causes.
/// </summary>
/// <remarks>
/// Urgency: a level is needed if any cause of that level or above counts; causes are combined as independent. The advised
/// level is the one of least expected loss, not below what red flags demand. Picture: the expected Brier score of the chances
/// shown, sum of p(1-p), a proper score (Brier 1950), so that any informative question has some value even where no single
/// answer would change the advice.
/// </remarks>
/// <param name="model">The model of the person.</param>
/// <param name="policy">The loss table.</param>
/// <param name="floor">The urgency that red flags demand already.</param>
internal sealed class ExpectedLoss(PersonModel model, UrgencyPolicy policy, Urgency floor)
{
    private static readonly int Levels = Enum.GetValues<Urgency>().Length;

    public double Of(Beliefs beliefs)
    {
        Span<double> notNeeded = stackalloc double[Levels];
        notNeeded.Fill(1);
        var brier = 0.0;
        for (var position = 0; position < model.Causes.Length; position++)
        {
            var node = model.CauseNodes[position];
            var cause = model.Causes[position];
            var acting = beliefs.Contributions[node];
            brier += acting * (1 - acting);
            var chance = cause.Serious ? beliefs.Marginals[node] : acting;
            for (var level = 1; level <= (int)cause.Urgency; level++)
            {
                notNeeded[level] *= 1 - chance;
            }
        }

        return OfBestUrgency(notNeeded) + (policy.WrongChance * brier);
    }

    private double OfBestUrgency(ReadOnlySpan<double> notNeeded)
    {
        var best = double.PositiveInfinity;
        for (var advised = (int)floor; advised < Levels; advised++)
        {
            var loss = advised > (int)floor ? policy.Levels[advised].FalseAlarm * notNeeded[advised] : 0;
            for (var needed = advised + 1; needed < Levels; needed++)
            {
                var atLeast = 1 - notNeeded[needed];
                var above = needed + 1 < Levels ? 1 - notNeeded[needed + 1] : 0;
                loss += policy.Levels[needed].Miss * (atLeast - above);
            }

            best = Math.Min(best, loss);
        }

        return best;
    }
}
