using System.Collections.Immutable;
using Charley.Assessment.Differential;
using Charley.Knowledge;

namespace Charley.Assessment;

/// <summary>The answer to a case: the contract of the command line and of the HTTP API.</summary>
/// <param name="Urgency">How soon to see someone.</param>
/// <param name="UrgencyName">Heading of that level.</param>
/// <param name="Do">What to do, by when.</param>
/// <param name="UrgencyReasons">Why, the most urgent first; empty for self-care.</param>
/// <param name="NotRuledOut">Signs answered "I don't know" that would raise the urgency, the most urgent first.</param>
/// <param name="Causes">Likely causes, the likeliest first.</param>
/// <param name="UnlikelyButFeared">What people fear with such a complaint, and why it is unlikely here.</param>
/// <param name="Plan">What to do, the most worthwhile first within each kind.</param>
/// <param name="Withheld">What is not offered to this person, and why.</param>
/// <param name="Doctor">For the visit.</param>
/// <param name="NextQuestions">What to ask next, the most valuable first; empty when no question could change much.</param>
/// <param name="SafetyNetting">What is uncertain, what to look out for, how to get help, and what to expect.</param>
public sealed record AssessmentResult(
    Urgency Urgency,
    string UrgencyName,
    string Do,
    ImmutableArray<ReasonResult> UrgencyReasons,
    ImmutableArray<NotRuledOutResult> NotRuledOut,
    ImmutableArray<CauseResult> Causes,
    ImmutableArray<FearedResult> UnlikelyButFeared,
    ImmutableArray<RemedyResult> Plan,
    ImmutableArray<WithheldResult> Withheld,
    DoctorResult Doctor,
    ImmutableArray<NextQuestionResult> NextQuestions,
    SafetyNetting SafetyNetting)
{
    /// <summary>
    /// Bound on the relative error of every chance of a cause that comes from calculating with numbers of 53 bits; about 1e-13. It says
    /// nothing about answers that could not be weighed (<see cref="SafetyNetting.Uncertain"/> names them): how far those would move the
    /// chances is not known.
    /// </summary>
    public double RelativeErrorBound { get; init; }

    /// <summary>
    /// Whether the advice would calm somebody who was not sure of a warning sign that makes it wrong: it must not be said before those
    /// signs, and only for those who have none of them. Advice to be seen within days or sooner calms nobody and stands as it is.
    /// </summary>
    public bool CalmsOnlyWithoutSigns => Urgency <= Urgency.RoutineAppointment && NotRuledOut.Any(signs => signs.AmongChecks);

    /// <summary>After how many days to look again if nothing changes; null where help comes first.</summary>
    public int? LookAgainDays => SafetyNetting.LookAgainDays;

    /// <summary>What must bring the person back at once.</summary>
    public ImmutableArray<CitedText> SafetyNet => SafetyNetting.LookOutFor;
}

/// <summary>
/// The parts of good safety-netting (Almond, Mant and Thompson 2009, Br J Gen Pract 59:872): uncertainty said openly, what to look
/// out for, how to get help, and what to expect with a date to look again.
/// </summary>
/// <param name="Uncertain">What is not known about this person's answer.</param>
/// <param name="LookOutFor">Signs that change the advice, those of the person's own causes first.</param>
/// <param name="GetHelp">How and where to get help, the most urgent first.</param>
/// <param name="Expect">What usually happens with the likeliest causes.</param>
/// <param name="LookAgainDays">After how many days to look again if nothing changes; null where help comes first.</param>
public sealed record SafetyNetting(
    ImmutableArray<string> Uncertain,
    ImmutableArray<CitedText> LookOutFor,
    ImmutableArray<string> GetHelp,
    ImmutableArray<CitedText> Expect,
    int? LookAgainDays);

/// <summary>A sentence with the ids of the evidence behind it.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Evidence">Ids of records; empty where it is a reasoned judgement.</param>
/// <param name="Judgement">The reason, where there is no record; null otherwise.</param>
public sealed record CitedText(string Text, ImmutableArray<string> Evidence, string? Judgement);

/// <summary>Why the urgency is at least a level.</summary>
/// <param name="Rule">Id of the red flag; null for a cause.</param>
/// <param name="Cause">Id of the cause; null for a red flag.</param>
/// <param name="Urgency">The level it demands.</param>
/// <param name="Text">What it may be, in plain words.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Do">What to do; null where the level says it, and for a lesser reason beside one of today or now.</param>
/// <param name="NotACramp">Whether this may not be a cramp at all.</param>
public sealed record ReasonResult(
    string? Rule,
    string? Cause,
    Urgency Urgency,
    string Text,
    CitedText? Why,
    string? Do,
    bool NotACramp);

/// <summary>Signs of which the person did not know whether they are there: the advice holds only if they are not.</summary>
/// <param name="Findings">Ids of the findings.</param>
/// <param name="Texts">Each of them as a sentence, as if it were there.</param>
/// <param name="AloneEnough">Whether any one of them is enough; otherwise only several of them together are.</param>
/// <param name="AmongChecks">Whether they, or one of several together, are asked of everybody on the page of warning signs.</param>
/// <param name="Urgency">How soon to see someone then.</param>
/// <param name="UrgencyName">Heading of that level.</param>
/// <param name="Do">What to do then.</param>
public sealed record NotRuledOutResult(
    ImmutableArray<string> Findings,
    ImmutableArray<string> Texts,
    bool AloneEnough,
    bool AmongChecks,
    Urgency Urgency,
    string UrgencyName,
    string Do);

/// <summary>A cause in the differential.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Probability">P(it is there and brings on the complaint | answers), 0..1.</param>
/// <param name="Present">P(it is there | answers), 0..1.</param>
/// <param name="Frequency">The probability as a natural frequency, in words.</param>
/// <param name="Range">How far the probability can be trusted; null where it was not asked for.</param>
/// <param name="Urgency">How soon to be seen if this is it.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Mechanism">How it brings the complaint.</param>
/// <param name="Expect">The usual course.</param>
/// <param name="For">Answers that speak for it, the strongest first; empty where weights were not asked for.</param>
/// <param name="Against">Answers that speak against it, the strongest first; empty where weights were not asked for.</param>
public sealed record CauseResult(
    string Id,
    string Name,
    double Probability,
    double Present,
    string Frequency,
    ChanceRange? Range,
    Urgency Urgency,
    CitedText Summary,
    CitedText Mechanism,
    CitedText Expect,
    ImmutableArray<AnswerWeight> For,
    ImmutableArray<AnswerWeight> Against);

/// <summary>How much one answer speaks for or against a cause.</summary>
/// <param name="Finding">Id of the finding.</param>
/// <param name="Text">The answer as a sentence.</param>
/// <param name="Weight">Change of the cause's log odds (natural) against the same case without this answer.</param>
/// <param name="Share">
/// The answer's share of the change of the log odds that all answers together bring about: its Shapley value, to about 0.03 nearly always; off by more than a third of the odds (0.3) in 19 of 13,094 that were checked. Where
/// two answers say the same, each has little weight beside the other, and both have a share.
/// </param>
public sealed record AnswerWeight(string Finding, string Text, double Weight, double Share)
{
    /// <summary>Shares and weights this far apart differ by a third of the odds: another answer says the same.</summary>
    private const double Apart = 0.3;

    /// <summary>Whether most of the share is lost without anything changing, because another answer says much the same.</summary>
    public bool IsShared => !IsTurned && Math.Abs(Share) - Math.Abs(Weight) >= Apart && Math.Abs(Weight) < Math.Abs(Share) / 2;

    /// <summary>Whether it speaks one way by itself and the other way beside the answers that were given.</summary>
    public bool IsTurned => Math.Sign(Weight) == -Math.Sign(Share) && Math.Abs(Weight) >= Apart;
}

/// <summary>A cause that people fear and that is unlikely here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Probability">P(it is there | answers), 0..1.</param>
/// <param name="Frequency">The same as a natural frequency, in words.</param>
/// <param name="Why">Why it is unlikely.</param>
public sealed record FearedResult(string Id, string Name, double Probability, string Frequency, CitedText Why);

/// <summary>A remedy offered to this person.</summary>
/// <param name="Remedy">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Relief, prevention, care, or not advised.</param>
/// <param name="Benefit">Share by which the complaint is expected to fall for this person, 0..1.</param>
/// <param name="Certainty">How sure the evidence is.</param>
/// <param name="Effort">1 (trivial) to 5 (hard).</param>
/// <param name="TimeToEffect">When to expect an effect; null if nothing is known.</param>
/// <param name="Says">What the studies found.</param>
/// <param name="Steps">What to do.</param>
/// <param name="AskFirst">Reasons in this person's answers to ask a clinician first.</param>
/// <param name="Cautions">Reasons that would forbid it or demand asking, and that the answers leave open.</param>
/// <param name="Evidence">Ids of the evidence behind it.</param>
public sealed record RemedyResult(
    string Remedy,
    string Name,
    RemedyKind Kind,
    double Benefit,
    Certainty Certainty,
    int Effort,
    string? TimeToEffect,
    CitedText Says,
    ImmutableArray<string> Steps,
    ImmutableArray<CitedText> AskFirst,
    ImmutableArray<CitedText> Cautions,
    ImmutableArray<string> Evidence);

/// <summary>A remedy that is not offered to this person.</summary>
/// <param name="Remedy">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why not.</param>
public sealed record WithheldResult(string Remedy, string Name, CitedText Reason);

/// <summary>For the visit.</summary>
/// <param name="Tests">Tests to discuss.</param>
/// <param name="Questions">Questions to ask.</param>
public sealed record DoctorResult(ImmutableArray<TestResult> Tests, ImmutableArray<string> Questions);

/// <summary>A test to discuss.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="What">What it shows.</param>
public sealed record TestResult(string Id, string Name, CitedText What);

/// <summary>A question worth asking next.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="Stage">Where in the interview it stands.</param>
/// <param name="Value">Expected gain less its burden, in the units of the loss table; null for questions that are always asked.</param>
public sealed record NextQuestionResult(string Id, string Text, QuestionStage Stage, double? Value);
