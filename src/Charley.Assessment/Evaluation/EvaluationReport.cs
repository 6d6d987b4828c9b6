using System.Collections.Immutable;

namespace Charley.Assessment.Evaluation;

/// <summary>How well the cases were answered: once through the adaptive interview, once with all facts given at once.</summary>
/// <param name="Interview">Through the interview.</param>
/// <param name="AllFacts">With all facts.</param>
public sealed record EvaluationReport(EvaluationScores Interview, EvaluationScores AllFacts);

/// <summary>Scores over cases.</summary>
/// <param name="Cases">Number of cases.</param>
/// <param name="Top1">Share in which the first cause is an acceptable one, of the cases that expect causes.</param>
/// <param name="Top3">The same for the first three.</param>
/// <param name="Top5">The same for the first five.</param>
/// <param name="Urgency">How urgency came out.</param>
/// <param name="QuestionsAsked">Adaptive questions asked; null when all facts were given.</param>
/// <param name="Brier">Mean squared error of the chances of the expected first causes and of the listed others; lower is better.</param>
/// <param name="Failures">What fell short, case by case.</param>
public sealed record EvaluationScores(
    int Cases,
    double Top1,
    double Top3,
    double Top5,
    UrgencyScores Urgency,
    QuestionCounts? QuestionsAsked,
    double Brier,
    ImmutableArray<EvaluationFailure> Failures);

/// <summary>How urgency came out.</summary>
/// <param name="Safe">Cases not below their safe minimum.</param>
/// <param name="Exact">Cases at exactly the stated level.</param>
/// <param name="Over">Cases above the stated level.</param>
/// <param name="Under">Names of the cases below their safe minimum.</param>
public sealed record UrgencyScores(int Safe, int Exact, int Over, ImmutableArray<string> Under);

/// <summary>Adaptive questions asked.</summary>
/// <param name="Median">Median over all cases.</param>
/// <param name="P90">Nine in ten cases need no more.</param>
/// <param name="EmergencyMedian">Median over cases whose right urgency is emergency-now; null if there are none.</param>
public sealed record QuestionCounts(double Median, double P90, double? EmergencyMedian);

/// <summary>One shortfall.</summary>
/// <param name="Case">Name of the case.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Got">What came out.</param>
public sealed record EvaluationFailure(string Case, string Expected, string Got);
