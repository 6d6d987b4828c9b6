namespace Charley.Inference.Tests.Reference;

/// <summary>The arithmetic a reference algorithm is run in.</summary>
/// <typeparam name="T">Kind of number.</typeparam>
public sealed record NumberKind<T>(T Zero, T One, Func<double, T> From, Func<T, T, T> Add, Func<T, T, T> Subtract, Func<T, T, T> Multiply);

/// <summary>The kinds in use.</summary>
public static class NumberKinds
{
    /// <summary>Exact: sums and products of doubles without any rounding.</summary>
    public static NumberKind<Dyadic> Exact { get; } =
        new(Dyadic.Zero, Dyadic.One, Dyadic.From, (a, b) => a + b, (a, b) => a - b, (a, b) => a * b);

    /// <summary>Twice the digits of a double: about 32 decimals.</summary>
    public static NumberKind<DoubleDouble> Doubled { get; } = new(
        default, new DoubleDouble(1, 0), x => new DoubleDouble(x, 0), (a, b) => a + b, (a, b) => a - b, (a, b) => a * b);

    /// <summary>Ordinary doubles, for comparing speed.</summary>
    public static NumberKind<double> Rounded { get; } = new(0, 1, x => x, (a, b) => a + b, (a, b) => a - b, (a, b) => a * b);
}
