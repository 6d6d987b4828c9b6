using Charley.Assessment.Cases;
using Charley.Diary.Episodes;
using Charley.Knowledge;

namespace Charley.Exchange.Reports;

/// <summary>The answers of an interview, sorted the way a clinician reads a history.</summary>
/// <param name="subject">What was said.</param>
/// <param name="knowledge">What the answers are about.</param>
internal sealed class SaidLists(PersonCase subject, KnowledgeBase knowledge)
{
    private static readonly FindingKind[] Complaining = [FindingKind.Symptom, FindingKind.Circumstance, FindingKind.Habit];

    /// <summary>What was answered with yes about the complaint and habits; places and warning signs have lists of their own.</summary>
    public IEnumerable<string> Features =>
        Adaptive(Answer.Yes).Where(finding => Complaining.Contains(finding.Kind)).Select(finding => finding.Name);

    /// <summary>Diagnoses and events of the past that were answered with yes.</summary>
    public IEnumerable<string> Conditions =>
        Adaptive(Answer.Yes).Where(finding => finding.Kind == FindingKind.Condition).Select(finding => finding.Name);

    /// <summary>What was asked and is not there; symptoms first, because they are the pertinent negatives.</summary>
    public IEnumerable<string> Denied =>
        Adaptive(Answer.No).OrderBy(finding => finding.Kind).Select(finding => finding.Name);

    /// <summary>Warning signs with an answer, in the order of the questions.</summary>
    public IEnumerable<string> RedFlags(Answer answer) =>
        Of(QuestionStage.RedFlags).Where(finding => subject.Answers.TryGetValue(finding.Id, out var said) && said == answer).Select(finding => finding.Name);

    /// <summary>Whether a finding was answered so.</summary>
    public bool Is(string finding, Answer answer) => subject.Facts.AnswerTo(finding) == answer;

    /// <summary>The answer about a finding in a few words: its name, with "no" in front where it was denied.</summary>
    public string NameOf(string finding) =>
        subject.Facts.AnswerTo(finding) == Answer.No ? ExportTexts.NoFinding.In(knowledge.Findings[finding].Name) : knowledge.Findings[finding].Name;

    private IEnumerable<Finding> Adaptive(Answer answer) => Of(QuestionStage.Adaptive).Where(finding => Is(finding.Id, answer));

    private IEnumerable<Finding> Of(QuestionStage stage) => knowledge.Questions
        .Where(question => question.Stage == stage)
        .SelectMany(question => question.Findings)
        .Where(finding => !finding.EndsWith(BodySites.FindingOf(string.Empty), StringComparison.Ordinal))
        .Select(finding => knowledge.Findings[finding]);
}
