namespace Charley.Exchange.Imports;

/// <summary>Remembers hashes of records, so that one that stands in a file twice counts once.</summary>
internal sealed class SeenRecords
{
    /// <summary>
    /// 64 MB of hashes. Of what comes after four million records, doubles are no longer found; memory stays bounded.
    /// </summary>
    private const int MostSlots = 1 << 23;

    private const int FirstSlots = 1 << 12;
    private ulong[] slots = new ulong[FirstSlots];
    private int count;

    /// <summary>Remembers a hash.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ulong hash)
    {
        // Zero marks a free slot.
        hash = hash == 0 ? 1 : hash;
        if (count > slots.Length / 2)
        {
            if (slots.Length >= MostSlots)
            {
                return true;
            }

            Grow();
        }

        return Put(slots, hash);
    }

    private bool Put(ulong[] into, ulong hash)
    {
        var mask = into.Length - 1;
        var at = (int)(hash >> 20) & mask;
        while (into[at] != 0)
        {
            if (into[at] == hash)
            {
                return false;
            }

            at = (at + 1) & mask;
        }

        into[at] = hash;
        count++;
        return true;
    }

    private void Grow()
    {
        var larger = new ulong[slots.Length * 2];
        count = 0;
        foreach (var hash in slots)
        {
            if (hash != 0)
            {
                Put(larger, hash);
            }
        }

        slots = larger;
    }
}
