using System.Collections.Immutable;

namespace Charley.Learning.Trials;

/// <summary>Which block is with the remedy. Each pair is drawn by a fair coin of its own, which is all that the stop rule relies on.</summary>
public sealed record TrialSchedule
{
    private const char WithLetter = 'A';
    private const char WithoutLetter = 'B';

    private TrialSchedule(TrialDesign design, ImmutableArray<bool> withFirst) => (Design, WithFirst) = (design, withFirst);

    /// <summary>The shape.</summary>
    public TrialDesign Design { get; }

    /// <summary>For each pair, whether the block with the remedy comes first.</summary>
    public ImmutableArray<bool> WithFirst { get; }

    /// <summary>Draws an order.</summary>
    /// <param name="design">The shape.</param>
    /// <param name="seed">The same number draws the same order.</param>
    public static TrialSchedule Draw(TrialDesign design, int seed) => Draw(design, Chance.From(seed));

    /// <summary>The order as it was written by <see cref="ToString"/>.</summary>
    /// <param name="design">The shape.</param>
    /// <param name="blocks">A letter for each block: A with, B without.</param>
    /// <exception cref="FormatException">It is not an order of this shape.</exception>
    public static TrialSchedule Parse(TrialDesign design, string blocks)
    {
        if (blocks.Length != 2 * design.Pairs)
        {
            throw new FormatException($"An order of {design.Pairs} pairs has {2 * design.Pairs} letters, not {blocks.Length}.");
        }

        return new TrialSchedule(design, [.. blocks.Chunk(2).Select(pair => pair switch
        {
            [WithLetter, WithoutLetter] => true,
            [WithoutLetter, WithLetter] => false,
            _ => throw new FormatException($"A pair is AB or BA, not {new string(pair)}."),
        })]);
    }

    /// <summary>What is to be done on a night.</summary>
    /// <param name="night">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The experiment has no such night.</exception>
    public Arm ArmOf(int night)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(night);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(night, Design.Nights);
        var isFirst = Design.BlockOf(night) % 2 == 0;
        return WithFirst[Design.PairOf(night)] == isFirst ? Arm.With : Arm.Without;
    }

    /// <summary>A letter for each block: A with the remedy, B without.</summary>
    public override string ToString() => string.Concat(WithFirst.Select(first => first ? "AB" : "BA"));

    /// <inheritdoc/>
    public bool Equals(TrialSchedule? other) =>
        other is not null && Design == other.Design && WithFirst.SequenceEqual(other.WithFirst);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Design, ToString());

    internal static TrialSchedule Draw(TrialDesign design, Random random) =>
        new(design, [.. Enumerable.Range(0, design.Pairs).Select(_ => random.Next(2) == 0)]);
}
