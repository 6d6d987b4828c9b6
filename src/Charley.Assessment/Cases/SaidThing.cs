using System.Globalization;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;

namespace Charley.Assessment.Cases;

/// <summary>One thing that a person said with yes or no; the bands on one side of a test are one thing said.</summary>
/// <param name="Finding">Id of the finding; of a test, of the most telling band.</param>
/// <param name="Answer">Yes or no.</param>
/// <param name="Text">The answer as a sentence.</param>
/// <param name="Field">Where it stands in a case, such as "findings.statin-use".</param>
/// <param name="Side">The side of a test that says it; null where the person answered.</param>
public sealed record SaidThing(string Finding, Answer Answer, string Text, string Field, MeasuredSide? Side)
{
    /// <summary>A case as if this had not been said.</summary>
    public PersonCase LeftOutOf(PersonCase subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Side is null ? subject.Without(Finding) : subject with { Results = subject.Results.Without(Side) };
    }

    /// <summary>All answers and results of a case; not the complaint, without which there is no case.</summary>
    public static IEnumerable<SaidThing> Of(KnowledgeBase knowledge, PersonCase subject)
    {
        foreach (var (finding, answer) in subject.Answers.Where(answer => answer.Value != Answer.Unknown))
        {
            yield return new SaidThing(finding, answer, TextOf(knowledge, finding, answer), "findings." + finding, Side: null);
        }

        foreach (var side in subject.Results.Sides)
        {
            var (finding, answer) = side.Telling;
            var measurement = subject.Results.MeasurementOf(side);
            yield return new SaidThing(
                finding,
                answer,
                MeasurementWords.Meaning(knowledge, measurement, TextOf(knowledge, finding, answer)),
                string.Create(CultureInfo.InvariantCulture, $"results[{subject.Results.Measurements.IndexOf(measurement)}]"),
                side);
        }
    }

    /// <summary>A yes or no about a finding as a sentence.</summary>
    public static string TextOf(KnowledgeBase knowledge, string finding, Answer answer) =>
        answer == Answer.Yes ? knowledge.Findings[finding].WhenYes : knowledge.Findings[finding].WhenNo;
}
