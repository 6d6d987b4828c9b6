using System.Collections.Immutable;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Assessment.Plans;
using Charley.Assessment.Triage;
using Charley.Diary;
using Charley.Knowledge.Conditions;
using Charley.Web.Languages;

namespace Charley.Web.Experiments;

/// <summary>What must not be put on trial. Safety comes before curiosity.</summary>
/// <param name="knowledge">The remedies and their cautions.</param>
/// <param name="assessor">Judges the answers of an interview.</param>
public sealed class RemedySafety(KnowledgeBase knowledge, Assessor assessor)
{
    /// <summary>People of all ages, and somebody pregnant, of whom nothing else is known.</summary>
    private static readonly ImmutableArray<Facts> Anybody =
    [
        .. new PersonContext[] { new(Child, Sex.Female, Pregnant: false), new(Adult, Sex.Male, Pregnant: false), new(Adult, Sex.Female, Pregnant: true), new(Old, Sex.Female, Pregnant: false) }
            .Select(person => Facts.Of(person, new HashSet<Complaint> { Complaint.Cramp }, new Dictionary<string, Answer>(StringComparer.Ordinal))),
    ];

    private const int Child = 10;
    private const int Adult = 30;
    private const int Old = 80;

    private readonly OwnWords _names = new(knowledge);

    private KnowledgeBase Spoken => knowledge.In(PageLanguages.Now.Code);

    /// <summary>The remedies that may be put on trial: those of a kind that the person's answers do not forbid.</summary>
    /// <param name="kind">Prevention or relief.</param>
    /// <param name="interview">The person's last interview; null if there was none.</param>
    public ImmutableArray<Remedy> Offered(RemedyKind kind, Interview? interview)
    {
        var judged = Judge(interview);
        return
        [
            .. Spoken.Remedies.Values
                .Where(remedy => remedy.Kind == kind && Forbidding(remedy, judged) is null)
                .OrderBy(remedy => remedy.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <summary>Why something must not be put on trial, in a plain sentence; null if it may.</summary>
    /// <param name="remedy">Id of a remedy, or the person's own words.</param>
    /// <param name="interview">The person's last interview; null if there was none.</param>
    public string? WhyNot(string remedy, Interview? interview)
    {
        var judged = Judge(interview);
        return judged.NeedsHelp ? ExperimentTexts.HelpFirst
            : Spoken.Remedies.TryGetValue(remedy, out var known) ? Forbidding(known, judged)
            : WhyNotWords(remedy, judged);
    }

    /// <summary>
    /// What to ask somebody about before doing it, and who should not do it, each in a plain sentence: what holds for this person, and
    /// what may hold because nobody has asked.
    /// </summary>
    /// <param name="remedy">Id of a remedy, or the person's own words.</param>
    /// <param name="interview">What the person has said; null if nothing.</param>
    public ImmutableArray<string> AskFirst(string remedy, Interview? interview)
    {
        IEnumerable<Facts> facts = Judge(interview).Facts is { } known ? [known] : Anybody;
        return
        [
            .. (Spoken.Remedies.TryGetValue(remedy, out var named) ? [named] : _names.RemediesIn(remedy).Select(id => Spoken.Remedies[id]))
                .SelectMany(one => one.Cautions)
                .Where(caution => facts.Any(person => caution.When.Evaluate(person) != Truth.False))
                .Select(caution => caution.Reason)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string? Forbidding(Remedy remedy, Judged judged) =>
        remedy.Kind is RemedyKind.NotAdvised or RemedyKind.Care ? ExperimentTexts.NotOnTrial.With(remedy.Name)
        : judged.Facts is { } facts && Planner.Withholding(remedy, facts) is { } caution ? ExperimentTexts.NotForYou.With(remedy.Name, caution.Reason)
        : null;

    /// <summary>
    /// Own words must not name a medicine, what Charley advises against, or what is not for this person. The names of every
    /// language count, whatever the language of the page.
    /// </summary>
    private string? WhyNotWords(string text, Judged judged)
    {
        if (_names.MedicineIn(text) is { } medicine)
        {
            return ExperimentTexts.NoMedicine.With(medicine);
        }

        return _names.RemediesIn(text)
            .Select(id => Forbidding(Spoken.Remedies[id], judged))
            .FirstOrDefault(reason => reason is not null);
    }

    private Judged Judge(Interview? interview)
    {
        if (interview is null)
        {
            return new Judged(null, NeedsHelp: false);
        }

        var subject = new PersonCase(
            interview.About,
            interview.Complaints,
            interview.Answers.RemoveRange(interview.Answers.Keys.Where(finding => !knowledge.Findings.ContainsKey(finding))))
        {
            Results = TestResults.Of(knowledge, interview.About, interview.Results),
        };
        var facts = subject.Facts with
        {
            RedFlags = RedFlagRules.Firing(knowledge, subject).Select(flag => flag.Id).ToHashSet(StringComparer.Ordinal),
            CauseChances = assessor.Chances(subject).ToDictionary(chance => chance.Cause.Id, chance => chance.Present, StringComparer.Ordinal),
        };
        return new Judged(facts, assessor.InShort(subject).Answer.Urgency >= Urgency.SameDay);
    }

    private sealed record Judged(Facts? Facts, bool NeedsHelp);
}
