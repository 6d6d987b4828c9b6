using System.Collections.Immutable;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Cases;

/// <summary>All that a person has said so far.</summary>
/// <param name="Person">Age, sex and pregnancy.</param>
/// <param name="Complaints">What the person comes with; at least one.</param>
/// <param name="Answers">
/// Answers by finding id. An entry with <see cref="Answer.Unknown"/> means asked and answered "I don't know": it is not
/// asked again and otherwise counts as not asked.
/// </param>
public sealed record PersonCase(
    PersonContext Person,
    ImmutableSortedSet<Complaint> Complaints,
    ImmutableSortedDictionary<string, Answer> Answers)
{
    /// <summary>Results of tests.</summary>
    public TestResults Results { get; init; } = TestResults.None;

    /// <summary>Answers together with what results of tests say, and with the complaints, which are findings too.</summary>
    public ImmutableSortedDictionary<string, Answer> AllAnswers =>
        Answers.SetItems(Results.Answers).SetItems(Complaints.Select(complaint => KeyValuePair.Create(ComplaintFindings.IdOf(complaint), Answer.Yes)));

    /// <summary>The facts by which conditions are judged, before anything is inferred.</summary>
    public Facts Facts => Facts.Of(Person, Complaints, AllAnswers);

    /// <summary>The same case with one more or another answer.</summary>
    public PersonCase With(string finding, Answer answer) => this with { Answers = Answers.SetItem(finding, answer) };

    /// <summary>The same case with more or other answers.</summary>
    public PersonCase With(IEnumerable<KeyValuePair<string, Answer>> answers) => this with { Answers = Answers.SetItems(answers) };

    /// <summary>The same case as if a finding had never been asked.</summary>
    public PersonCase Without(string finding) => this with { Answers = Answers.Remove(finding) };

    /// <summary>No answers yet.</summary>
    public static ImmutableSortedDictionary<string, Answer> NoAnswers { get; } =
        ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal);
}
