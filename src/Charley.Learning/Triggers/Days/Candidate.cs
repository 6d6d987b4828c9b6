using Charley.Learning.LinearAlgebra;

namespace Charley.Learning.Triggers.Days;

/// <summary>An exposure that can be judged, with its windows.</summary>
/// <param name="Exposure">The exposure.</param>
/// <param name="Windows">All windows; at least one.</param>
/// <param name="Twins">Names of exposures that were the same on every day, so that nothing can tell them apart.</param>
internal sealed record Candidate(CandidateExposure Exposure, ExposureWindow[] Windows, List<string> Twins)
{
    /// <summary>Known values of an exposure, at the least.</summary>
    public const int FewestValues = 14;

    /// <summary>From this correlation on, without sign, two exposures are the same.</summary>
    private const double SameCorrelation = 0.995;

    /// <summary>Takes in every exposure that can be judged, and says of the others why not.</summary>
    public static (List<Candidate> Candidates, List<LeftOutExposure> LeftOut) Of(TriggerDiary diary, KnownDays known)
    {
        var candidates = new List<Candidate>();
        var leftOut = new List<LeftOutExposure>();
        foreach (var exposure in diary.Exposures)
        {
            var values = exposure.Values.Count(value => value is { } number && double.IsFinite(number));
            var shapes = values < FewestValues ? [] : ExposureShapes.Of(exposure);
            if (shapes.Count == 0)
            {
                leftOut.Add(new LeftOutExposure(exposure.Id, values < FewestValues ? LeftOutReason.TooFewValues : LeftOutReason.NeverChanges));
                continue;
            }

            ExposureWindow[] windows = [.. shapes.SelectMany(shape => ExposureWindow.Of(shape, exposure.Prior, known))];
            if (candidates.Find(other => AreTheSame(other.Windows, windows)) is { } twin)
            {
                twin.Twins.Add(exposure.Id);
            }
            else
            {
                candidates.Add(new Candidate(exposure, windows, []));
            }
        }

        return (candidates, leftOut);
    }

    private static bool AreTheSame(ExposureWindow[] left, ExposureWindow[] right) =>
        left.Where(window => window.Shape == left[0].Shape).All(window =>
            Array.Find(right, other => other.Shape == right[0].Shape && other.Lag == window.Lag) is { } other
            && Math.Abs(Correlation(window.Column, other.Column)) > SameCorrelation);

    private static double Correlation(double[] left, double[] right)
    {
        var norm = Math.Sqrt(Vectors.Dot(left, left) * Vectors.Dot(right, right));
        return norm > 0 ? Vectors.Dot(left, right) / norm : 0;
    }
}
