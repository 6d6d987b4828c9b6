using System.Numerics;
using System.Runtime.InteropServices;

namespace Charley.Learning.Triggers.Sets;

/// <summary>A set of exposures and its share of the posterior.</summary>
/// <param name="Mask">Bit k says whether exposure k is a member.</param>
/// <param name="Share">Its chance.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WeighedSet(ulong Mask, double Share)
{
    /// <summary>The members in ascending order.</summary>
    public static int[] MembersOf(ulong mask)
    {
        var members = new int[BitOperations.PopCount(mask)];
        for (var index = 0; mask != 0; mask &= mask - 1)
        {
            members[index++] = BitOperations.TrailingZeroCount(mask);
        }

        return members;
    }
}
