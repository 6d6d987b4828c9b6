using Charley.Exchange.Imports;

namespace Charley.Exchange.Tests.Imports;

public sealed class SeenRecordsTests
{
    [Fact]
    public void It_remembers_what_a_plain_set_remembers()
    {
#pragma warning disable S2245 // Repeatable numbers are what is wanted.
        var random = new Random(7);
#pragma warning restore S2245
        var (seen, set) = (new SeenRecords(), new HashSet<ulong>());
        for (var round = 0; round < 300_000; round++)
        {
            // Few values, so that many come again, and hashes that meet in the same table and slot.
            var hash = unchecked((ulong)random.NextInt64(200_000) * (round % 2 == 0 ? 1UL : 0x9E3779B97F4A7C15));

            // Zero marks a free slot and is kept as one.
            Assert.Equal(set.Add(hash == 0 ? 1 : hash), seen.Add(hash));
        }
    }

    [Fact]
    public void What_was_seen_before_it_was_full_is_still_known_afterwards()
    {
        const ulong Spread = 0x9E3779B97F4A7C15;
        const int More = (1 << 22) + 100;
        var seen = new SeenRecords();
        var last = 0UL;
        for (var number = 0; number < More; number++)
        {
            last = unchecked(last + Spread);
            seen.Add(last);
        }

        Assert.False(seen.Add(Spread));
        Assert.True(seen.Add(last));
    }
}
