using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Triage;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Plans;

/// <summary>What to do, and what is not offered.</summary>
/// <param name="Offered">Remedies, the most worthwhile first within each kind.</param>
/// <param name="Withheld">Remedies that the person's answers forbid, with the reason.</param>
public sealed record Plan(ImmutableArray<RemedyResult> Offered, ImmutableArray<WithheldResult> Withheld);

/// <summary>Ranks remedies by expected benefit for this person, certainty and effort, and withholds what is not safe for them.</summary>
public static class Planner
{
    /// <summary>A remedy that is expected to bring less than one in a hundred fewer complaints is not worth a line.</summary>
    private const double LeastBenefit = 0.01;

    /// <summary>Each step of effort takes this share off the worth: people keep up what is easy.</summary>
    private const double WorthLostPerEffort = 0.1;

    /// <summary>Remedies shown per kind; more would be read by nobody.</summary>
    private const int MostPerKind = 6;

    /// <summary>The plan for a case.</summary>
    /// <param name="knowledge">The remedies.</param>
    /// <param name="subject">The case.</param>
    /// <param name="chances">Chances of the causes.</param>
    /// <param name="flags">Red flags that fire.</param>
    public static Plan Make(
        KnowledgeBase knowledge,
        PersonCase subject,
        ImmutableArray<CauseChance> chances,
        ImmutableArray<RedFlag> flags)
    {
        var facts = subject.Facts with
        {
            RedFlags = flags.Select(flag => flag.Id).ToHashSet(StringComparer.Ordinal),
            CauseChances = chances.ToDictionary(chance => chance.Cause.Id, chance => chance.Present, StringComparer.Ordinal),
        };
        var acting = chances.ToDictionary(chance => chance.Cause.Id, chance => chance.Acting, StringComparer.Ordinal);
        var candidates = knowledge.Remedies.Values
            .Where(remedy => IsMeantFor(remedy, subject))
            .Select(remedy => (Remedy: remedy, Benefit: Benefit(remedy, acting, subject)))
            .Where(candidate => candidate.Benefit >= LeastBenefit || IsAdvisedAgainst(candidate.Remedy, acting))
            .OrderByDescending(candidate => Worth(candidate.Remedy, candidate.Benefit))
            .ThenBy(candidate => candidate.Remedy.Id, StringComparer.Ordinal)
            .ToList();

        var withheld = ImmutableArray.CreateBuilder<WithheldResult>();
        var offered = new List<RemedyResult>();
        foreach (var (remedy, benefit) in candidates)
        {
            if (Withholding(remedy, facts) is { } caution)
            {
                withheld.Add(new WithheldResult(remedy.Id, remedy.Name, Cited.From(caution.Reason, caution.Basis)));
            }
            else
            {
                offered.Add(Offer(remedy, benefit, facts));
            }
        }

        return new Plan(
            [.. offered.GroupBy(remedy => remedy.Kind).OrderBy(group => group.Key).SelectMany(group => group.Take(MostPerKind))],
            withheld.ToImmutable());
    }

    /// <summary>The caution that forbids a remedy to this person, or null.</summary>
    public static Caution? Withholding(Remedy remedy, Facts facts) =>
        remedy.Cautions.FirstOrDefault(caution => caution.Action == CautionAction.Withhold && caution.When.Holds(facts));

    private static bool IsMeantFor(Remedy remedy, PersonCase subject)
    {
        var complaint = remedy.Complaints.IsEmpty || remedy.Complaints.Any(subject.Complaints.Contains);
        var site = remedy.ForSites.IsEmpty || remedy.ForSites.Any(id => subject.Facts.AnswerTo(id) == Answer.Yes);
        return complaint && site;
    }

    /// <summary>The expected share by which the complaint falls: over causes, the chance that it acts times the benefit.</summary>
    private static double Benefit(Remedy remedy, Dictionary<string, double> acting, PersonCase subject) =>
        Math.Min(1, remedy.For.Sum(target => acting.GetValueOrDefault(target.Cause) * target.Benefit.For(subject.Person)));

    /// <summary>What is widely tried but not advised is worth a line when a cause for which people try it is likely.</summary>
    private static bool IsAdvisedAgainst(Remedy remedy, Dictionary<string, double> acting) =>
        remedy.Kind == RemedyKind.NotAdvised
        && (remedy.For.IsEmpty || remedy.For.Any(target => acting.GetValueOrDefault(target.Cause) >= LeastBenefit));

    private static double Worth(Remedy remedy, double benefit) =>
        benefit * Trust(remedy.Certainty) * (1 - (WorthLostPerEffort * (remedy.Effort - 1)));

    /// <summary>How much of a stated benefit to believe when ranking: our reading of the GRADE levels.</summary>
    private static double Trust(Certainty certainty) => certainty switch
    {
        Certainty.High => 1.0,
        Certainty.Moderate => 0.8,
        Certainty.Low => 0.5,
        Certainty.VeryLow => 0.3,
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, "Unknown certainty."),
    };

    private static RemedyResult Offer(Remedy remedy, double benefit, Facts facts)
    {
        var open = remedy.Cautions.Where(caution => caution.When.Evaluate(facts) == Truth.Unknown);
        var asking = remedy.Cautions.Where(caution => caution.When.Holds(facts));
        return new RemedyResult(
            remedy.Id,
            remedy.Name,
            remedy.Kind,
            benefit,
            remedy.Certainty,
            remedy.Effort,
            remedy.TimeToEffect,
            Cited.From(remedy.Says),
            remedy.Steps,
            [.. asking.Select(caution => Cited.From(caution.Reason, caution.Basis))],
            [.. open.Select(caution => Cited.From(caution.Reason, caution.Basis))],
            [.. remedy.Says.Basis.Evidence.Concat(remedy.For.SelectMany(target => target.Benefit.Basis.Evidence)).Distinct(StringComparer.Ordinal)]);
    }
}
