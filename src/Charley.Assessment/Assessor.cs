using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Differential;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Assessment.Plans;
using Charley.Assessment.Resources;
using Charley.Assessment.Triage;
using Charley.Assessment.WhatIf;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment;

/// <summary>Answers a case: urgency, causes with reasons, plan, next questions. Pure: the same case gives the same answer.</summary>
/// <param name="models">The models by person.</param>
public sealed class Assessor(PersonModels models)
{
    /// <summary>Causes shown at most; beyond these the chances are small and the page long.</summary>
    private const int MostCauses = 8;

    /// <summary>The causes whose tests and questions go to the doctor with the person.</summary>
    private const int CausesForDoctor = 4;

    private const int MostTests = 8;
    private const int MostDoctorQuestions = 6;

    private readonly Triager _triager = new(models);
    private readonly Interviewer _interviewer = new(models);

    /// <summary>The full answer to a case.</summary>
    public AssessmentResult Assess(PersonCase subject, CancellationToken cancellation = default) =>
        Explain(subject, cancellation) with { NextQuestions = Next(subject, cancellation) };

    /// <summary>The full answer to a case without next questions, which take the most time: for reports, which ask nothing.</summary>
    public AssessmentResult Explain(PersonCase subject, CancellationToken cancellation = default)
    {
        var (result, listed) = ConcludeWithChances(subject, cancellation);
        var model = models.For(subject.Person);
        var weights = AnswerWeights.For(model, models.Knowledge, subject, listed, cancellation);
        var ranges = ChanceRanges.Of(model, models.Drawn.For(subject.Person), subject, listed, cancellation);
        return result with
        {
            Causes = [.. result.Causes.Select((cause, position) => Explained(cause, weights[position], ranges[position]))],
        };
    }

    /// <summary>
    /// The answer to a case as <see cref="Assess"/> gives it, but with no next questions, weights of answers and ranges of chances: they
    /// take nearly all the time, and whoever looks at very many cases, or at the plan alone, needs none of them.
    /// </summary>
    public AssessmentResult Conclude(PersonCase subject, CancellationToken cancellation = default) =>
        ConcludeWithChances(subject, cancellation).Result;

    private (AssessmentResult Result, ImmutableArray<CauseChance> Listed) ConcludeWithChances(PersonCase subject, CancellationToken cancellation)
    {
        var knowledge = models.Knowledge;
        var advice = _triager.Decide(subject, cancellation);
        var (chances, errorBound) = Weighed(subject, cancellation);
        var flags = RedFlagRules.Firing(knowledge, subject);
        var listed = Listed(chances, advice);
        var plan = Planner.Make(knowledge, subject, chances, flags);
        var level = knowledge.Urgency[advice.Urgency];
        var result = new AssessmentResult(
            advice.Urgency,
            level.Name,
            level.Do,
            [.. advice.Reasons.Select(reason => Reason(reason, advice.Urgency))],
            [.. OpenSigns.Of(knowledge, subject, advice.Urgency).Select(NotRuledOut)],
            [.. listed.Select(CauseOf)],
            Feared(subject, chances, listed),
            plan.Offered,
            plan.Withheld,
            Doctor(listed, flags),
            [],
            SafetyNetter.Make(knowledge, subject, listed, advice, models.For(subject.Person).LeftOut(subject.AllAnswers)))
        {
            RelativeErrorBound = errorBound,
        };
        return (result, listed);
    }

    /// <summary>The answer to a case in short, with the chances of all causes.</summary>
    public (ShortAnswer Answer, ImmutableArray<CauseChance> Chances) InShort(PersonCase subject, CancellationToken cancellation = default)
    {
        var advice = _triager.Decide(subject, cancellation);
        var chances = Chances(subject, cancellation);
        var level = models.Knowledge.Urgency[advice.Urgency];
        return (new ShortAnswer(advice.Urgency, level.Name, level.Do, [.. Listed(chances, advice).Select(InShort)]), chances);
    }

    /// <summary>A cause in short.</summary>
    public static ShortCause InShort(CauseChance chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        return new ShortCause(chance.Cause.Id, chance.Cause.Name, chance.Acting, NaturalFrequency.Say(chance.Acting));
    }

    /// <summary>
    /// The chances of all possible causes: those that a red flag of today or now speaks for first, because they must be ruled
    /// out first however likely the harmless ones are; within both groups the one most likely at work first.
    /// </summary>
    public ImmutableArray<CauseChance> Chances(PersonCase subject, CancellationToken cancellation = default) => Weighed(subject, cancellation).Chances;

    private (ImmutableArray<CauseChance> Chances, double ErrorBound) Weighed(PersonCase subject, CancellationToken cancellation)
    {
        var model = models.For(subject.Person);
        var flagged = RedFlagRules.Firing(models.Knowledge, subject)
            .Where(flag => flag.Urgency >= Urgency.SameDay)
            .SelectMany(flag => flag.Causes)
            .ToHashSet(StringComparer.Ordinal);
        var posterior = model.Engine.QueryAboveLeaves(model.EvidenceFrom(subject.AllAnswers), model.ComplaintNodes.AsSpan(), cancellation);
        return (
            [
                .. CauseChances.From(model, posterior.Beliefs)
                    .OrderByDescending(chance => flagged.Contains(chance.Cause.Id))
                    .ThenByDescending(chance => chance.Acting)
                    .ThenBy(chance => chance.Cause.Id, StringComparer.Ordinal),
            ],
            posterior.RelativeErrorBound);
    }

    /// <summary>A serious name is not listed while it is very unlikely, unless it is why the urgency was raised.</summary>
    private ImmutableArray<CauseChance> Listed(ImmutableArray<CauseChance> chances, UrgencyAdvice advice)
    {
        var urgent = advice.Reasons.OfType<UrgencyReason.Likely>().Select(reason => reason.Cause.Id)
            .Concat(advice.Reasons.OfType<UrgencyReason.Flag>().SelectMany(reason => reason.Rule.Causes))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. chances
                .Where(chance => urgent.Contains(chance.Cause.Id) || (chance.Acting >= models.Knowledge.Urgency.NamedFrom
                    && (!chance.Cause.Serious || chance.Acting >= models.Knowledge.Urgency.SeriousNamedFrom)))
                .Take(MostCauses),
        ];
    }

    private static ReasonResult Reason(UrgencyReason reason, Urgency advised) => reason switch
    {
        UrgencyReason.Flag flag => new ReasonResult(
            flag.Rule.Id, null, flag.Urgency, flag.Rule.Title, Cited.From(flag.Rule.Why), HoldsBeside(advised, flag) ? flag.Rule.Do : null, flag.Rule.NotACramp),
        UrgencyReason.Likely likely => new ReasonResult(
            null,
            likely.Cause.Id,
            likely.Urgency,
            Sentences.LikelyCause(likely.Cause.Name, NaturalFrequency.Say(likely.Chance)),
            Cited.From(likely.Cause.Summary),
            null,
            NotACramp: false),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown kind of reason."),
    };

    /// <summary>
    /// Whoever must be seen today or now is told nothing else: "call your doctor tomorrow" or "keep taking it until you have asked",
    /// right for a lesser reason alone, would contradict that.
    /// </summary>
    private static bool HoldsBeside(Urgency advised, UrgencyReason.Flag flag) => advised < Urgency.SameDay || flag.Urgency == advised;

    private NotRuledOutResult NotRuledOut(OpenSigns signs)
    {
        var level = models.Knowledge.Urgency[signs.Urgency];
        return new NotRuledOutResult(
            signs.Findings,
            [.. signs.Findings.Select(id => models.Knowledge.Findings[id].WhenYes)],
            signs.AloneEnough,
            signs.AmongChecks,
            signs.Urgency,
            level.Name,
            level.Do);
    }

    private static CauseResult Explained(CauseResult cause, ImmutableArray<AnswerWeight> weights, ChanceRange range) => cause with
    {
        Range = range,
        For = [.. weights.Where(weight => weight.Share > 0).OrderByDescending(weight => weight.Share)],
        Against = [.. weights.Where(weight => weight.Share < 0).OrderBy(weight => weight.Share)],
    };

    private static CauseResult CauseOf(CauseChance chance) => new(
        chance.Cause.Id,
        chance.Cause.Name,
        chance.Acting,
        chance.Present,
        NaturalFrequency.Say(chance.Acting),
        Range: null,
        chance.Cause.Urgency,
        Cited.From(chance.Cause.Summary),
        Cited.From(chance.Cause.Mechanism),
        Cited.From(chance.Cause.Expect),
        For: [],
        Against: []);

    private ImmutableArray<FearedResult> Feared(PersonCase subject, ImmutableArray<CauseChance> chances, ImmutableArray<CauseChance> listed) =>
    [
        .. chances
            .Where(chance => chance.Cause.Feared is { } feared
                && (feared.When is null || feared.When.Holds(subject.Facts))
                && chance.Present < models.Knowledge.Urgency.SeriousNamedFrom
                && !listed.Contains(chance))
            .Select(chance => new FearedResult(
                chance.Cause.Id,
                chance.Cause.Name,
                chance.Present,
                NaturalFrequency.Say(chance.Present),
                Cited.From(chance.Cause.Feared!.Why))),
    ];

    private DoctorResult Doctor(ImmutableArray<CauseChance> listed, ImmutableArray<RedFlag> flags)
    {
        var causes = flags.SelectMany(flag => flag.Causes).Select(id => models.Knowledge.Causes[id])
            .Concat(listed.Select(chance => chance.Cause))
            .DistinctBy(cause => cause.Id, StringComparer.Ordinal)
            .Take(CausesForDoctor)
            .ToList();
        return new DoctorResult(
            [
                .. causes.SelectMany(cause => cause.Doctor.Tests)
                    .Distinct(StringComparer.Ordinal)
                    .Take(MostTests)
                    .Select(id => models.Knowledge.Tests[id])
                    .Select(test => new TestResult(test.Id, test.Name, Cited.From(test.What))),
            ],
            [.. causes.SelectMany(cause => cause.Doctor.Questions).Distinct(StringComparer.Ordinal).Take(MostDoctorQuestions)]);
    }

    private ImmutableArray<NextQuestionResult> Next(PersonCase subject, CancellationToken cancellation)
    {
        var step = _interviewer.Next(subject, cancellation);
        return
        [
            .. step.Questions.Select(valued => new NextQuestionResult(
                valued.Question.Id,
                valued.Question.Text,
                valued.Question.Stage,
                valued.Question.Stage == QuestionStage.Adaptive ? valued.Value : null)),
        ];
    }
}
