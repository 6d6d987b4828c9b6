using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Remedies, causes, medicines and guides name elements that exist, and remedies are for something that they can do.</summary>
internal static class ReferenceChecks
{
    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        foreach (var cause in content.Causes)
        {
            All(cause.Doctor.Tests, ids.Tests, "test", reading.PlaceOf(cause), reading);
        }

        foreach (var remedy in content.Remedies)
        {
            Remedy(remedy, ids, reading);
        }

        foreach (var medicine in content.Medicines)
        {
            All(medicine.Means, ids.Findings.Keys, "finding", reading.PlaceOf(medicine), reading);
        }

        foreach (var guide in content.Guides)
        {
            var place = reading.PlaceOf(guide);
            All(guide.Causes.Select(entry => entry.Cause), ids.Causes.Keys, "cause", place, reading);
            All(guide.Relief.Concat(guide.Prevention), ids.Remedies, "remedy", place, reading);
        }
    }

    private static void Remedy(Remedy remedy, KnownIds ids, Reading reading)
    {
        var place = reading.PlaceOf(remedy);
        All(remedy.For.Select(target => target.Cause), ids.Causes.Keys, "cause", place, reading);
        All(remedy.ForSites, ids.Findings.Keys, "finding", place, reading);
        if (remedy.For.IsEmpty && remedy.ForSites.IsEmpty && remedy.Kind != RemedyKind.NotAdvised)
        {
            reading.Add(place, $"Remedy '{remedy.Id}' is for nothing: name causes under 'for' or sites under 'for-sites'.");
        }

        if (remedy.EndsCramp && (remedy.Kind != RemedyKind.Relief || !(remedy.Complaints.IsEmpty || remedy.Complaints.Contains(Complaint.Cramp))))
        {
            reading.Add(place, $"Remedy '{remedy.Id}' has 'ends-cramp', but only a relief for cramps can end one.");
        }

        if (remedy.Steps.IsEmpty && remedy.Kind != RemedyKind.NotAdvised)
        {
            reading.Add(place, $"Remedy '{remedy.Id}' has no steps.");
        }
    }

    private static void All(IEnumerable<string> named, IEnumerable<string> known, string kind, Place place, Reading reading)
    {
        foreach (var id in named)
        {
            KnownIds.Require(id, known, kind, place, reading);
        }
    }
}
