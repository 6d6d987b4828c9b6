namespace Charley.Exchange.Imports;

/// <summary>Remembers hashes of records, so that one that stands in a file twice counts once.</summary>
internal sealed class SeenRecords
{
    /// <summary>Of what comes after four million records, doubles are no longer found; memory stays bounded (64 MB).</summary>
    private const int MostRecords = 1 << 22;

    /// <summary>
    /// The hashes lie in many small tables that grow one after another: a single large one would need half as much again
    /// while it grows.
    /// </summary>
    private const int Tables = 1 << 8;
    private const int TableShift = 64 - 8;

    private readonly HashTable[] tables = [.. Enumerable.Range(0, Tables).Select(static _ => new HashTable())];
    private int count;

    /// <summary>Remembers a hash.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ulong hash)
    {
        // Zero marks a free slot.
        hash = hash == 0 ? 1 : hash;
        var isNew = tables[hash >> TableShift].Add(hash, isFull: count >= MostRecords);
        count += isNew && count < MostRecords ? 1 : 0;
        return isNew;
    }

    /// <summary>Open addressing, at most three quarters full.</summary>
    private sealed class HashTable
    {
        private const int FirstSlots = 1 << 4;

        /// <summary>The middle bits of a hash choose the slot; the upper ones have chosen the table.</summary>
        private const int SlotShift = 20;

        private ulong[] slots = new ulong[FirstSlots];
        private int count;

        public bool Add(ulong hash, bool isFull)
        {
            var at = Find(slots, hash);
            if (slots[at] == hash)
            {
                return false;
            }

            if (isFull)
            {
                return true;
            }

            if ((count + 1) * 4 > slots.Length * 3)
            {
                Grow();
                at = Find(slots, hash);
            }

            slots[at] = hash;
            count++;
            return true;
        }

        /// <summary>The slot of a hash, or the free one where it belongs.</summary>
        private static int Find(ulong[] slots, ulong hash)
        {
            var mask = slots.Length - 1;
            var at = (int)(hash >> SlotShift) & mask;
            while (slots[at] != 0 && slots[at] != hash)
            {
                at = (at + 1) & mask;
            }

            return at;
        }

        private void Grow()
        {
            var larger = new ulong[slots.Length * 2];
            foreach (var hash in slots)
            {
                if (hash != 0)
                {
                    larger[Find(larger, hash)] = hash;
                }
            }

            slots = larger;
        }
    }
}
