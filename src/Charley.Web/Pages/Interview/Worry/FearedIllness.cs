using System.Collections.Immutable;
using Charley.Assessment;
using Charley.Assessment.Cases;

namespace Charley.Web.Pages.Interview.Worry;

/// <summary>A sign that such an illness would bring.</summary>
/// <param name="Name">The sign.</param>
/// <param name="Answer">What the person has said about it; null if it was not asked.</param>
public sealed record WorrySign(string Name, Answer? Answer);

/// <summary>An illness that people fear, and how it stands with this person's answers.</summary>
/// <param name="Cause">The illness.</param>
/// <param name="Frequency">How many people with these answers have it, in words.</param>
/// <param name="Why">Why it is unlikely.</param>
/// <param name="Signs">What would have to be there, the most telling first.</param>
public sealed record FearedIllness(Cause Cause, string Frequency, CitedText Why, ImmutableArray<WorrySign> Signs)
{
    /// <summary>More signs would read like a list of fears.</summary>
    private const int MostSigns = 6;

    /// <summary>A sign tells something if the illness brings it this many times as often as everything else does.</summary>
    private const double TellingRatio = 5;

    /// <summary>The worry behind a feared illness.</summary>
    public static FearedIllness Of(FearedResult feared, PersonCase subject, KnowledgeBase knowledge)
    {
        var cause = knowledge.Causes[feared.Id];
        return new FearedIllness(cause, feared.Frequency, feared.Why, [.. Telling(cause, knowledge).Take(MostSigns).Select(Sign)]);

        WorrySign Sign(Finding finding) => new(finding.Name, subject.Answers.TryGetValue(finding.Id, out var answer) ? answer : null);
    }

    /// <summary>Signs by how much they would say: often there with it, seldom without.</summary>
    private static IEnumerable<Finding> Telling(Cause cause, KnowledgeBase knowledge) =>
        cause.Findings
            .Select(link => (Finding: knowledge.Findings[link.Finding], Chance: link.Chance.Value))
            .Where(sign => sign.Finding.Kind == FindingKind.Symptom && !IsWhatBroughtThem(sign.Finding, knowledge))
            .Where(sign => sign.Finding.Leak is { Value: > 0 } leak && sign.Chance / leak.Value >= TellingRatio)
            .OrderByDescending(sign => sign.Chance * Math.Log(sign.Chance / sign.Finding.Leak!.Value))
            .ThenBy(sign => sign.Finding.Id, StringComparer.Ordinal)
            .Select(sign => sign.Finding);

    /// <summary>The complaint itself and its place are there in everybody who asks.</summary>
    private static bool IsWhatBroughtThem(Finding finding, KnowledgeBase knowledge) =>
        knowledge.Questions.Any(question => question.Stage == QuestionStage.Start && question.Findings.Contains(finding.Id, StringComparer.Ordinal));
}
