using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>Keeps the entries of a vector near 1, so that nothing that matters becomes too small for a double.</summary>
internal static class SweepScale
{
    // A step lets entries fall by no more than the weights it applies. Ordinary weights stay far from the smallest double for so
    // many steps; after a smaller one the vector is scaled at once.
    private const int Steps = 8;
    private const double SmallWeight = 1e-20;

    /// <summary>Whether a vector should be scaled after a step.</summary>
    public static bool IsDue(in SweepStep step, int number, Weights w)
    {
        if (number % Steps == 0 || step.Bit >= 0)
        {
            return true;
        }

        var opening = VertexWeights.OfOpening(w, step.Vertex, settled: true);
        return step.Kind is SweepStepKind.Open or SweepStepKind.Eliminate && Math.Min(opening.Off, opening.On) < SmallWeight;
    }

    /// <summary>Scales by a power of two, which is exact.</summary>
    /// <returns>The exponent to add to what the vector stands for.</returns>
    public static int Normalise(Span<Vector256<double>> vector)
    {
        var largest = Kernels.Largest(vector);
        if (largest <= 0)
        {
            return 0;
        }

        var exponent = Math.ILogB(largest);
        Kernels.Scale(vector, Math.ScaleB(1, -exponent), vector);
        return exponent;
    }
}
