namespace Charley.Learning.Trials;

/// <summary>
/// The shape of an experiment, fixed before it starts: pairs of blocks of nights, one block of each pair with the remedy and
/// one without, in random order.
/// </summary>
public sealed record TrialDesign
{
    /// <summary>With fewer pairs not even a remedy that wins every time can pass a test at 5 in 100: 1/2^4 is more than 0.05.</summary>
    public const int FewestPairs = 5;

    /// <summary>Two years of the shortest blocks; nobody keeps an experiment up for longer.</summary>
    public const int MostPairs = 104;

    /// <summary>A shorter block would be mostly washout.</summary>
    public const int ShortestBlock = 3;

    /// <summary>A longer block would compare seasons rather than weeks.</summary>
    public const int LongestBlock = 28;

    /// <summary>The effect of what was done lasts for two days, unless somebody knows better.</summary>
    public const int UsualWashout = 2;

    /// <summary>A design.</summary>
    /// <param name="pairs">Pairs of blocks, from <see cref="FewestPairs"/> to <see cref="MostPairs"/>.</param>
    /// <param name="blockNights">Nights of a block, from <see cref="ShortestBlock"/> to <see cref="LongestBlock"/>.</param>
    /// <param name="washoutNights">First nights of every block that don't count, 0 to one less than the block.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
    public TrialDesign(int pairs, int blockNights, int washoutNights = UsualWashout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, FewestPairs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pairs, MostPairs);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockNights, ShortestBlock);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockNights, LongestBlock);
        ArgumentOutOfRangeException.ThrowIfNegative(washoutNights);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(washoutNights, blockNights);
        (Pairs, BlockNights, WashoutNights) = (pairs, blockNights, washoutNights);
    }

    /// <summary>Pairs of blocks.</summary>
    public int Pairs { get; }

    /// <summary>Nights of a block.</summary>
    public int BlockNights { get; }

    /// <summary>
    /// First nights of every block that don't count, because what was done before may still work. Those of every block, not
    /// only after a change, so that which nights count does not depend on the draw.
    /// </summary>
    public int WashoutNights { get; }

    /// <summary>Nights from the first to the last.</summary>
    public int Nights => Pairs * 2 * BlockNights;

    /// <summary>Whether a night counts when what was assigned is compared.</summary>
    /// <param name="night">From 0.</param>
    public bool Counts(int night) => night % BlockNights >= WashoutNights;

    /// <summary>The block of a night, from 0.</summary>
    /// <param name="night">From 0.</param>
    public int BlockOf(int night) => night / BlockNights;

    /// <summary>The pair of a night, from 0.</summary>
    /// <param name="night">From 0.</param>
    public int PairOf(int night) => night / (2 * BlockNights);
}
