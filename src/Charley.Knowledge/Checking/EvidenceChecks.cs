using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Every evidence id names a record.</summary>
internal static class EvidenceChecks
{
    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        foreach (var (basis, place) in reading.Remembered<Basis>().ToList())
        {
            foreach (var id in basis.Evidence)
            {
                KnownIds.Require(id, ids.Evidence, "evidence record", place, reading);
            }
        }

        foreach (var remedy in content.Remedies.Where(remedy => remedy.Says.Basis.Evidence.IsEmpty && remedy.Says.Basis.IsMissing))
        {
            reading.Add(reading.PlaceOf(remedy), $"Remedy '{remedy.Id}' has no evidence behind what it says.");
        }
    }
}
