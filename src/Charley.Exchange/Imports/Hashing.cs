using System.Buffers.Binary;
using System.Numerics;

namespace Charley.Exchange.Imports;

/// <summary>A fast hash for finding the same bytes again within one file; not for anything that must withstand an attacker.</summary>
internal static class Hashing
{
    /// <summary>Odd 64-bit constants of the golden ratio and of the square root of 3, as usual for multiplicative hashing.</summary>
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xBB67AE8584CAA73B;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = First ^ (ulong)bytes.Length;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var value in bytes)
        {
            rest = (rest << 8) | value;
        }

        return Mix(hash, rest);
    }

    public static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Second;
        return BitOperations.RotateLeft(hash, 29) * First;
    }
}
