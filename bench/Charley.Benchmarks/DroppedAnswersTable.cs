using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Benchmarks;

/// <summary>
/// What becomes of the emergencies of tests/cases when a fifth of the answers turns to "I don't know": random fifths, and the worst one.
/// </summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class DroppedAnswersTable(string root, TextWriter output)
{
    private const double Share = 0.2;
    private const int RandomFifths = 200;

    /// <summary>Prints the table.</summary>
    public void Print()
    {
        var models = new PersonModels(KnowledgeBase.Load(Path.Combine(root, "knowledge")));
        var triager = new Triager(models);
        var (drops, named, tries, fragile, cases) = (0, 0, 0, 0, 0);
        output.WriteLine("| case | answers | a fifth | random fifths that lower the urgency | answers that must go | lowest urgency then |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var file in CaseList.Read(root, models.Knowledge))
        {
            var full = triager.Decide(file.Subject).Urgency;
            if (full != Urgency.EmergencyNow)
            {
                continue;
            }

            cases++;
            var given = file.Subject.Answers.Where(answer => answer.Value != Answer.Unknown).Select(answer => answer.Key).ToArray();
            var fifth = (int)Math.Floor(Share * given.Length);
#pragma warning disable S2245 // Nothing secret is drawn; a run must repeat.
            var random = new Random(given.Length);
#pragma warning restore S2245
            var lowered = 0;
            for (var round = 0; round < RandomFifths; round++)
            {
                random.Shuffle(given);
                var lost = Without(file.Subject, given.Take(fifth));
                var urgency = triager.Decide(lost).Urgency;
                lowered += urgency < full ? 1 : 0;
                named += urgency < full && OpenSigns.Of(models.Knowledge, lost, urgency).Any(signs => signs.Urgency == full) ? 1 : 0;
            }

            var (fewest, then) = Fewest(models.Knowledge, triager, file.Subject);
            drops += lowered;
            tries += RandomFifths;
            fragile += fewest <= fifth ? 1 : 0;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {file.Name} | {given.Length} | {fifth} | {lowered} of {RandomFifths} | {(fewest == int.MaxValue ? "stands on test results" : fewest.ToString(CultureInfo.InvariantCulture))} | {then} |"));
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} emergencies; {drops} of {tries} random fifths lower the urgency, and in {named} of these the result names a lost sign with it; in {fragile} cases the worst fifth does."));
    }

    /// <summary>The fewest answers whose loss lowers the urgency, and the urgency then: only answers with which a rule fires count.</summary>
    private static (int Count, Urgency Urgency) Fewest(KnowledgeBase knowledge, Triager triager, PersonCase subject)
    {
        var carrying = RedFlagRules.Firing(knowledge, subject)
            .Where(flag => flag.Urgency == Urgency.EmergencyNow)
            .SelectMany(flag => flag.When.Findings())
            .Distinct(StringComparer.Ordinal)
            .Where(finding => subject.Answers.TryGetValue(finding, out var answer) && answer == Answer.Yes)
            .ToList();
        foreach (var set in Enumerable.Range(1, (1 << carrying.Count) - 1).OrderBy(set => System.Numerics.BitOperations.PopCount((uint)set)))
        {
            var without = Without(subject, carrying.Where((_, place) => (set & (1 << place)) != 0));
            if (!RedFlagRules.Firing(knowledge, without).Any(flag => flag.Urgency == Urgency.EmergencyNow)
                && triager.Decide(without).Urgency is < Urgency.EmergencyNow and var urgency)
            {
                return (System.Numerics.BitOperations.PopCount((uint)set), urgency);
            }
        }

        return (int.MaxValue, Urgency.EmergencyNow);
    }

    private static PersonCase Without(PersonCase subject, IEnumerable<string> findings) =>
        subject.With(findings.Select(finding => KeyValuePair.Create(finding, Answer.Unknown)));
}
