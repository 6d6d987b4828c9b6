namespace Charley.Learning.Triggers.Days;

/// <summary>One way to read an exposure: numbers day by day.</summary>
/// <param name="Shape">Which days are held against which.</param>
/// <param name="Threshold">The number at which the days part; for proportional shapes the mean.</param>
/// <param name="Values">The numbers; not finite where unknown.</param>
/// <param name="Weight">How likely this is the right way beforehand; those of an exposure add up to one.</param>
internal sealed record ShapedExposure(WindowShape Shape, double Threshold, double[] Values, double Weight);

/// <summary>Reads an exposure in the ways that its data allow.</summary>
internal static class ExposureShapes
{
    /// <summary>With fewer different numbers a scale is read as yes or no.</summary>
    public const int FewestGrades = 3;

    /// <summary>Days on each side of a threshold, at the least: on fewer nothing can be seen.</summary>
    public const int FewestDays = 4;

    private const double ProportionalWeight = 0.4;
    private const double ExtremeShare = 0.2;
    private const double MostExtremeShare = 0.5;

    /// <summary>A number farther from the mean than this many standard deviations is taken as that far: a slip, or one rare day.</summary>
    private const double MostDeviations = 3;

    /// <summary>The shapes; empty if the exposure is the same on all days but a few.</summary>
    public static List<ShapedExposure> Of(CandidateExposure exposure)
    {
        var values = exposure.Values.Select(value => value is { } number && double.IsFinite(number) ? number : double.NaN).ToArray();
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
        {
            return [];
        }

        var grades = sorted.Distinct().Count();
        if (exposure.Kind == ExposureKind.YesNo || grades < FewestGrades)
        {
            var least = exposure.Kind == ExposureKind.YesNo ? 0 : sorted[0];
            return Parted(values, WindowShape.Present, Math.BitIncrement(least), 1) is { } present ? [present] : [];
        }

        return Graded(values, sorted);
    }

    private static List<ShapedExposure> Graded(double[] values, double[] sorted)
    {
        var (mean, deviation) = MeanAndDeviation(sorted);
        var shapes = new List<ShapedExposure>();
        var far = sorted.Count(value => Math.Abs(value - mean) > deviation / 2);
        if (far >= FewestDays)
        {
            var scaled = values.Select(value => Math.Clamp((value - mean) / deviation, -MostDeviations, MostDeviations) / 2).ToArray();
            shapes.Add(new ShapedExposure(WindowShape.Proportional, mean, scaled, ProportionalWeight));
        }

        var fifth = (int)(ExtremeShare * sorted.Length);
        var little = sorted[fifth];
        if (sorted.Count(value => value <= little) <= MostExtremeShare * sorted.Length)
        {
            AddIfParted(WindowShape.Little, little);
        }

        var much = sorted[sorted.Length - 1 - fifth];
        if (sorted.Count(value => value >= much) <= MostExtremeShare * sorted.Length)
        {
            AddIfParted(WindowShape.Much, much);
        }

        var total = shapes.Sum(shape => shape.Weight);
        return [.. shapes.Select(shape => shape with { Weight = shape.Weight / total })];

        void AddIfParted(WindowShape shape, double threshold)
        {
            if (Parted(values, shape, threshold, (1 - ProportionalWeight) / 2) is { } parted)
            {
                shapes.Add(parted);
            }
        }
    }

    private static ShapedExposure? Parted(double[] values, WindowShape shape, double threshold, double weight)
    {
        var known = values.Count(double.IsFinite);
        var marked = values.Count(value => double.IsFinite(value) && IsMarked(value));
        return Math.Min(marked, known - marked) < FewestDays
            ? null
            : new ShapedExposure(shape, threshold, [.. values.Select(value => !double.IsFinite(value) ? double.NaN : IsMarked(value) ? 1 : 0)], weight);

        bool IsMarked(double value) => shape == WindowShape.Little ? value <= threshold : value >= threshold;
    }

    private static (double Mean, double Deviation) MeanAndDeviation(double[] numbers)
    {
        var mean = numbers.Average();
        return (mean, Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean))));
    }
}
