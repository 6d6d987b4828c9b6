using System.Runtime.InteropServices;
using Charley.Inference;

namespace Charley.Assessment.Interviews;

/// <summary>What an answer about one finding would be worth.</summary>
/// <param name="ChancePresent">Chance of a yes.</param>
/// <param name="LossIfPresent">Expected loss after a yes.</param>
/// <param name="LossIfAbsent">Expected loss after a no.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WeighedAnswer(double ChancePresent, double LossIfPresent, double LossIfAbsent)
{
    /// <summary>From an effect that was calculated.</summary>
    public static WeighedAnswer Of(AnswerEffect effect, Func<Beliefs, double> loss) =>
        new(effect.ProbabilityPresent, loss(effect.IfPresent), loss(effect.IfAbsent));

    /// <summary>By how much the loss is expected to fall from what it is now; more knowledge never raises it.</summary>
    public double GainFrom(double now) => Math.Max(0, now - (ChancePresent * LossIfPresent) - ((1 - ChancePresent) * LossIfAbsent));
}
