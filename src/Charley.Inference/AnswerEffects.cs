using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>Completes the effects of an answer from the beliefs after a no: P(x) = P(no) P(x | no) + P(yes) P(x | yes).</summary>
internal static class AnswerEffects
{
    /// <summary>The effect of answering a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="now">Beliefs before the answer.</param>
    /// <param name="isVertex">Whether its chance is among them.</param>
    /// <param name="absent">Chance of a no.</param>
    /// <param name="beliefsIfAbsent">Beliefs after a no.</param>
    public static AnswerEffect Of(int node, Beliefs now, bool isVertex, double absent, Func<Beliefs> beliefsIfAbsent)
    {
        var present = isVertex ? now.Marginals[node] : 1 - absent;
        if (present <= 0)
        {
            return new AnswerEffect(node, 0, now, now);
        }

        if (absent <= 0)
        {
            return new AnswerEffect(node, 1, now, now);
        }

        var ifAbsent = beliefsIfAbsent();
        var marginalsIfAbsent = ImmutableCollectionsMarshal.AsArray(ifAbsent.Marginals)!;
        var marginals = Rest(now.Marginals, ifAbsent.Marginals, absent, present);
        var contributions = Rest(now.Contributions, ifAbsent.Contributions, absent, present);
        marginalsIfAbsent[node] = 0;
        marginals[node] = 1;
        var ifPresent = new Beliefs(ImmutableCollectionsMarshal.AsImmutableArray(marginals), ImmutableCollectionsMarshal.AsImmutableArray(contributions));
        return new AnswerEffect(node, present, ifPresent, ifAbsent);
    }

    private static double[] Rest(ImmutableArray<double> all, ImmutableArray<double> ifAbsent, double absent, double present)
    {
        var rest = new double[all.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            // NaN stays NaN.
            rest[i] = Math.Clamp((all[i] - (absent * ifAbsent[i])) / present, 0, 1);
        }

        return rest;
    }
}
