using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Differential;
using Charley.Assessment.Resources;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Assessment;

/// <summary>Puts together the four parts of safety-netting for the causes of one person.</summary>
internal static class SafetyNetter
{
    /// <summary>The causes that the parts speak of; more would be read by nobody.</summary>
    private const int CausesNamed = 4;

    /// <summary>The causes whose course is told.</summary>
    private const int CoursesTold = 2;

    /// <summary>The parts. Only rules of the level advised say how to get help: "call tomorrow" has no place beside "call now".</summary>
    /// <param name="knowledge">What must bring anyone back, and the levels of urgency.</param>
    /// <param name="subject">The case.</param>
    /// <param name="listed">The causes shown, in their order.</param>
    /// <param name="advice">How soon to see someone.</param>
    /// <param name="leftOut">Findings that could not be weighed with the others.</param>
    public static SafetyNetting Make(
        KnowledgeBase knowledge, PersonCase subject, ImmutableArray<CauseChance> listed, UrgencyAdvice advice, ImmutableArray<string> leftOut)
    {
        var level = knowledge.Urgency[advice.Urgency];
        return new SafetyNetting(
            [.. Uncertain(subject, listed), .. NotWeighed(knowledge, leftOut)],
            [
                .. listed.Take(CausesNamed).SelectMany(chance => chance.Cause.Watch).Select(Cited.From)
                    .Concat(knowledge.SafetyNet.Select(Cited.From))
                    .DistinctBy(statement => statement.Text, StringComparer.Ordinal),
            ],
            [
                .. advice.Reasons.OfType<UrgencyReason.Flag>()
                    .Where(flag => flag.Urgency == advice.Urgency)
                    .Select(flag => flag.Rule.Do)
                    .Append(level.Do)
                    .Distinct(StringComparer.Ordinal),
            ],
            [.. listed.Take(CoursesTold).Select(chance => Cited.From(chance.Cause.Expect))],
            level.LookAgainDays);
    }

    private static IEnumerable<string> NotWeighed(KnowledgeBase knowledge, ImmutableArray<string> leftOut) =>
        leftOut.IsEmpty ? [] : [Sentences.NotWeighed(string.Join("; ", leftOut.Select(id => knowledge.Findings[id].WhenYes)))];

    private static IEnumerable<string> Uncertain(PersonCase subject, ImmutableArray<CauseChance> listed)
    {
        yield return Sentences.NobodyLooked;
        if (listed.IsEmpty)
        {
            yield return Sentences.NoCauseFits;
        }
        else
        {
            var first = listed[0];
            yield return Sentences.NotTheFirst(first.Cause.Name, NaturalFrequency.Say(1 - first.Acting));
        }

        var unknown = subject.Answers.Count(answer => answer.Value == Answer.Unknown);
        if (unknown > 0)
        {
            yield return Sentences.NotKnown(unknown);
        }
    }
}
