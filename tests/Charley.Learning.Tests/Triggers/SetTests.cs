using Charley.Learning.LinearAlgebra;
using Charley.Learning.Triggers.Sets;
using MathNet.Numerics.LinearAlgebra;

namespace Charley.Learning.Tests.Triggers;

public sealed class SetTests
{
    private const double Spread = 0.4;

    [Fact]
    public void Enumeration_weighs_every_set_as_the_textbook_formula_does()
    {
        const int Size = 6;
        var (information, slope, mean, bonus) = Problem(Size, 1);
        var prior = new SetPrior([.. Enumerable.Range(1, Size).Select(index => 0.05 * index)]);
        var posterior = SetEnumeration.Run(new SetScores(information, slope, mean, Spread, Sum(bonus, prior.LogOdds)), prior, CancellationToken.None);

        var logs = new double[1 << Size];
        for (var mask = 0UL; mask < (ulong)logs.Length; mask++)
        {
            var members = WeighedSet.MembersOf(mask);
            logs[mask] = prior.LogBase(mask) + members.Sum(member => bonus[member] + prior.LogOdds[member])
                + LogEvidence(information, slope, mean, Size, members);
        }

        var total = logs.Sum(Math.Exp);
        Assert.Equal(Math.Exp(logs[0]) / total, posterior.None, 1e-10);
        for (var member = 0; member < Size; member++)
        {
            Assert.Equal(logs.Where((_, mask) => (mask >> member & 1) == 1).Sum(Math.Exp) / total, posterior.Chances[member], 1e-10);
        }

        Assert.Equal(
            logs.Where((_, mask) => (mask & 0b101) == 0b101).Sum(Math.Exp) / total, posterior.Together[2], 1e-10);
    }

    [Fact]
    public void Sampling_agrees_with_enumeration()
    {
        const int Size = 14;
        var (information, slope, mean, bonus) = Problem(Size, 2);
        var prior = new SetPrior([.. Enumerable.Repeat(0.2, Size)]);
        var scores = new SetScores(information, slope, mean, Spread, Sum(bonus, prior.LogOdds));

        var exact = SetEnumeration.Run(scores, prior, CancellationToken.None);
        var sampled = SetSampler.Run(scores, prior, Diaries.Seeded(3), CancellationToken.None);

        Assert.InRange(sampled.Uncertainty, 1e-9, SetSampler.Agreement);
        Assert.Equal(exact.None, sampled.None, 0.03);
        for (var member = 0; member < Size; member++)
        {
            Assert.Equal(exact.Chances[member], sampled.Chances[member], 0.04);
            Assert.Equal(exact.Means[member], sampled.Means[member], 0.04);
        }
    }

    [Fact]
    public void The_prior_over_all_sets_adds_up_to_one()
    {
        double[] inclusion = [0.05, 0.2, 0.4, 0.1, 0.6];
        var prior = new SetPrior(inclusion);

        var total = Enumerable.Range(0, 1 << inclusion.Length)
            .Sum(mask => Math.Exp(prior.LogBase((ulong)mask) + WeighedSet.MembersOf((ulong)mask).Sum(member => prior.LogOdds[member])));

        Assert.Equal(1, total, 1e-12);
    }

    [Fact]
    public void A_triangle_solves_and_knows_the_determinant()
    {
        var (information, slope, _, _) = Problem(7, 4);
        var matrix = Dense(information, 7) + Matrix<double>.Build.DenseIdentity(7);
        var cholesky = Cholesky.Of(matrix.ToRowMajorArray(), 7);
        var solved = slope.ToArray();
        cholesky.Solve(solved);

        Assert.Equal(Math.Log(matrix.Determinant()), cholesky.LogDeterminant, 1e-9);
        Assert.All(matrix.Multiply(Vector<double>.Build.Dense(solved)).Zip(slope), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        Assert.Throws<ArithmeticException>(() => Cholesky.Of([1, 0, 2, 1], 2));
    }

    /// <summary>ln of the integral of exp(cᵀb − bᵀAb/2) over the normal prior of the members' b.</summary>
    private static double LogEvidence(double[] information, double[] slope, double[] mean, int size, int[] members)
    {
        if (members.Length == 0)
        {
            return 0;
        }

        var a = Matrix<double>.Build.Dense(members.Length, members.Length, (row, column) => information[(members[row] * size) + members[column]]);
        var m = Vector<double>.Build.Dense([.. members.Select(member => mean[member])]);
        var c = Vector<double>.Build.Dense([.. members.Select(member => slope[member])]);
        var covariance = Matrix<double>.Build.DenseIdentity(members.Length) * (Spread * Spread);
        var precision = a + covariance.Inverse();
        var rest = c - (a * m);
        return (c * m) - (m * (a * m) / 2) + (rest * (precision.Inverse() * rest) / 2) - (Math.Log((covariance * precision).Determinant()) / 2);
    }

    private static (double[] Information, double[] Slope, double[] Mean, double[] Bonus) Problem(int size, int seed)
    {
        var random = Diaries.Seeded(seed);
        var factor = Matrix<double>.Build.Dense(size, size + 2, (_, _) => random.NextDouble() - 0.3);
        var information = (factor * factor.Transpose() * 6).ToRowMajorArray();
        return (information, Numbers(5), [.. Numbers(1).Select(number => number < 0 ? -0.8 : 0.8)], Numbers(1));

        double[] Numbers(double scale) => [.. Enumerable.Range(0, size).Select(_ => scale * ((2 * random.NextDouble()) - 1))];
    }

    private static Matrix<double> Dense(double[] rows, int size) => Matrix<double>.Build.Dense(size, size, (row, column) => rows[(row * size) + column]);

    private static double[] Sum(double[] left, double[] right) => [.. left.Zip(right, (one, other) => one + other)];
}
