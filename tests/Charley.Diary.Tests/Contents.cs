using System.Collections.Immutable;
using Charley.Knowledge;

namespace Charley.Diary.Tests;

internal static class Contents
{
    public static InterviewContent NightCramps { get; } = new(
        new PersonContext(70, Sex.Female, Pregnant: false),
        [Complaint.Cramp],
        Answers(("calf-site", Answer.Yes), ("statin-use", Answer.No), ("night-onset", Answer.Unknown)));

    public static ImmutableSortedDictionary<string, Answer> Answers(params (string Finding, Answer Answer)[] answers) =>
        answers.ToImmutableSortedDictionary(pair => pair.Finding, pair => pair.Answer, StringComparer.Ordinal);

    public static InterviewContent With(this InterviewContent content, string finding, Answer answer) =>
        content with { Answers = content.Answers.SetItem(finding, answer) };
}
