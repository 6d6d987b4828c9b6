using System.Runtime.InteropServices;

namespace Charley.Exchange.Imports.Gathering;

/// <summary>How many records of which kinds made a value, so that they can be counted differently if the value is left out.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct KindCounts
{
    private int first, firstCount, second, secondCount;

    public void Add(int kind) => AddMany(kind, 1);

    public void AddAll(KindCounts other)
    {
        AddMany(other.first, other.firstCount);
        AddMany(other.second, other.secondCount);
    }

    public readonly void Move(RecordTally tally, RecordNote to)
    {
        if (firstCount > 0)
        {
            tally.Move(first, RecordNote.Used, to, firstCount);
        }

        if (secondCount > 0)
        {
            tally.Move(second, RecordNote.Used, to, secondCount);
        }
    }

    private void AddMany(int kind, int times)
    {
        if (firstCount == 0 || first == kind)
        {
            (first, firstCount) = (kind, firstCount + times);
        }
        else
        {
            // No value of a day is made of more than two kinds.
            (second, secondCount) = (kind, secondCount + times);
        }
    }
}
