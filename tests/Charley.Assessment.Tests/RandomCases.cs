using Charley.Assessment.Cases;
using Charley.Knowledge;

namespace Charley.Assessment.Tests;

/// <summary>People who say random things, for properties that must hold whatever is said.</summary>
internal static class RandomCases
{
    /// <summary>Few enough answers that a query stays quick, and enough that answers meet.</summary>
    private const int MostAnswers = 9;

    public static PersonCase Draw(KnowledgeBase knowledge, Random random)
    {
        var sex = random.Next(2) == 0 ? Sex.Female : Sex.Male;
        var age = random.Next(16, 95);
        var person = new PersonContext(age, sex, Pregnant: sex == Sex.Female && age is > 18 and < 45 && random.Next(5) == 0);
        var complaints = Enum.GetValues<Complaint>().Where(_ => random.Next(2) == 0).ToList();
        var subject = new PersonCase(person, [.. complaints.Count == 0 ? [Complaint.Cramp] : complaints], PersonCase.NoAnswers);
        var findings = knowledge.Findings.Keys
            .Where(id => !ComplaintFindings.All.Contains(id, StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        for (var left = random.Next(1, MostAnswers); left > 0; left--)
        {
            subject = subject.With(findings[random.Next(findings.Count)], random.Next(3) == 0 ? Answer.Yes : Answer.No);
        }

        return subject;
    }
}
