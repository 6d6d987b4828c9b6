namespace Charley.Inference.Tests;

/// <summary>Comparison of probabilities relative to their size.</summary>
internal static class Near
{
    public const double Precision = 1e-12;

    public static void Relative(double expected, double actual, string what, double precision = Precision) =>
        Assert.True(
            Math.Abs(expected - actual) <= precision * Math.Abs(expected),
            $"{what}: expected {expected:R}, got {actual:R}");

    public static void Absolute(double expected, double actual, string what, double precision) =>
        Assert.True(Math.Abs(expected - actual) <= precision, $"{what}: expected {expected:R}, got {actual:R}");
}
