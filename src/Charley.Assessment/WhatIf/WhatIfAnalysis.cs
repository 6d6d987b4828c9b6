using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Resources;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Assessment.WhatIf;

/// <summary>What would be different if an answer were another one, and on which answers most hangs. Nothing is stored.</summary>
/// <param name="models">The models by person.</param>
public sealed class WhatIfAnalysis(PersonModels models)
{
    /// <summary>Answers named; more would be read by nobody.</summary>
    private const int MostNamed = 8;

    /// <summary>A cause that moves by less than one in a hundred moves in no words.</summary>
    private const double LeastMove = 0.01;

    private readonly Assessor _assessor = new(models);
    private readonly Triager _triager = new(models);

    /// <summary>The answer to a case beside the answer with one thing changed, or why that thing cannot be changed.</summary>
    public (WhatIfResult? Result, CaseProblem? Problem) Compare(PersonCase subject, string finding, Answer instead, CancellationToken cancellation = default)
    {
        var (changed, problem) = ChangedCase.Of(models.Knowledge, subject, finding, instead);
        if (changed is null)
        {
            return (null, problem);
        }

        var (now, nowChances) = _assessor.InShort(subject, cancellation);
        var (then, thenChances) = _assessor.InShort(changed.Subject, cancellation);
        var id = models.Knowledge.FindingNamed(finding)!.Id;
        return (
            new WhatIfResult(id, instead, TextOf(id, instead), changed.Dropped, Completed(now, then, nowChances), Completed(then, now, thenChances)),
            null);
    }

    /// <summary>
    /// The answers on which most hangs, those that change how soon to be seen first, then those that move a cause most. Each is a yes
    /// turned to no or the other way round. Warning signs that are absent are not among them: any of them would change the advice, and
    /// the safety net says so already.
    /// </summary>
    public ImmutableArray<AnswerInfluence> MostTelling(PersonCase subject, CancellationToken cancellation = default)
    {
        var now = _assessor.Chances(subject, cancellation);
        var chanceNow = now.ToDictionary(chance => chance.Cause.Id, StringComparer.Ordinal);
        var urgencyNow = _triager.Decide(subject, cancellation).Urgency;
        return
        [
            .. SaidThing.Of(models.Knowledge, subject)
                .Where(said => IsTried(said, subject))
                .Select(said => (Said: said, Changed: ChangedCase.Of(models.Knowledge, subject, said.Finding, Opposite(said.Answer)).Changed?.Subject))
                .Where(pair => pair.Changed is not null)
                .Select(pair => Moved(pair.Said, pair.Changed!, chanceNow, cancellation))
                .OrderByDescending(moved => Math.Abs(moved.LeastUrgency - urgencyNow))
                .ThenByDescending(moved => moved.Move)
                .Take(MostNamed)
                .Select(moved => Influence(moved, chanceNow, urgencyNow, cancellation))
                .Where(influence => influence.ChangesUrgency || Math.Abs(influence.Then.Probability - influence.Now.Probability) >= LeastMove)
                .OrderByDescending(influence => influence.ChangesUrgency)
                .ThenByDescending(influence => Math.Abs(influence.Then.Probability - influence.Now.Probability)),
        ];
    }

    /// <summary>What was measured stands; an absent warning sign and an option that another one rules out are no news.</summary>
    private bool IsTried(SaidThing said, PersonCase subject)
    {
        if (!subject.Answers.ContainsKey(said.Finding) || ComplaintFindings.All.Contains(said.Finding, StringComparer.Ordinal))
        {
            return false;
        }

        var question = models.Knowledge.QuestionThatAsks(said.Finding);
        return said.Answer == Answer.Yes || (question.Stage != QuestionStage.RedFlags && question.Type != QuestionType.OneOf);
    }

    /// <summary>The chances with a change, and an urgency that holds at least: the signs that are present are not doubted yet.</summary>
    private Trial Moved(SaidThing said, PersonCase changed, Dictionary<string, CauseChance> now, CancellationToken cancellation)
    {
        var then = _assessor.Chances(changed, cancellation);
        var most = then.MaxBy(chance => Math.Abs(chance.Acting - now[chance.Cause.Id].Acting))!;
        return new Trial(said, changed, most, _triager.AtLeast(changed, then), Math.Abs(most.Acting - now[most.Cause.Id].Acting));
    }

    private AnswerInfluence Influence(Trial moved, Dictionary<string, CauseChance> now, Urgency urgencyNow, CancellationToken cancellation)
    {
        var urgency = _triager.Decide(moved.Changed, cancellation).Urgency;
        var instead = Opposite(moved.Said.Answer);
        return new AnswerInfluence(
            moved.Said.Finding,
            moved.Said.Text,
            instead,
            TextOf(moved.Said.Finding, instead),
            urgency,
            models.Knowledge.Urgency[urgency].Name,
            urgency != urgencyNow,
            Assessor.InShort(now[moved.Most.Cause.Id]),
            Assessor.InShort(moved.Most));
    }

    /// <summary>The answer with the causes that only the other one shows, so that both can be read line by line.</summary>
    private static ShortAnswer Completed(ShortAnswer answer, ShortAnswer other, ImmutableArray<CauseChance> chances) => answer with
    {
        Causes =
        [
            .. answer.Causes,
            .. chances
                .Where(chance => other.Causes.Any(cause => cause.Id == chance.Cause.Id) && answer.Causes.All(cause => cause.Id != chance.Cause.Id))
                .Select(Assessor.InShort),
        ],
    };

    private string TextOf(string finding, Answer answer) =>
        answer == Answer.Unknown ? Sentences.NotSureOf(models.Knowledge.Findings[finding].Name) : SaidThing.TextOf(models.Knowledge, finding, answer);

    private static Answer Opposite(Answer answer) => answer == Answer.Yes ? Answer.No : Answer.Yes;

    private sealed record Trial(SaidThing Said, PersonCase Changed, CauseChance Most, Urgency LeastUrgency, double Move);
}
