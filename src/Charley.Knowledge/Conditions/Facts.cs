namespace Charley.Knowledge.Conditions;

/// <summary>What conditions are judged by.</summary>
/// <param name="Person">Age, sex and pregnancy.</param>
/// <param name="Complaints">What the person came with.</param>
/// <param name="Answers">Answers by finding id; a missing id is unknown.</param>
/// <param name="RedFlags">Ids of the red flags that fire; empty while red flags themselves are judged.</param>
/// <param name="CauseChances">Chances by cause id; empty where conditions may not ask for them.</param>
public sealed record Facts(
    PersonContext Person,
    IReadOnlySet<Complaint> Complaints,
    IReadOnlyDictionary<string, Answer> Answers,
    IReadOnlySet<string> RedFlags,
    IReadOnlyDictionary<string, double> CauseChances)
{
    /// <summary>Facts before anything is inferred.</summary>
    public static Facts Of(
        PersonContext person,
        IReadOnlySet<Complaint> complaints,
        IReadOnlyDictionary<string, Answer> answers) =>
        new(
            person,
            complaints,
            answers,
            new HashSet<string>(StringComparer.Ordinal),
            new Dictionary<string, double>(StringComparer.Ordinal));

    /// <summary>The answer to a finding.</summary>
    public Answer AnswerTo(string finding) => Answers.GetValueOrDefault(finding, Answer.Unknown);
}
