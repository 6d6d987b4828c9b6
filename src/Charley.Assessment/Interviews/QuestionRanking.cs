using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Interviews;

/// <summary>The open questions of one step of an interview, in the order of what asking them is worth: by guess, and with exact values.</summary>
internal sealed class QuestionRanking
{
    /// <summary>A long list of options is harder to read: this many options weigh as much as one more question.</summary>
    private const double OptionsPerQuestion = 4;

    /// <summary>
    /// Questions whose value is calculated exactly at each step; the best by quick guess. In 1,581 steps of the golden cases the best
    /// of eight was among the best five by guess in all but four (71 in 100 times the very first), and in 496 steps the best of thirty
    /// was always among the best six.
    /// </summary>
    private const int MostCalculated = 5;

    /// <summary>Questions that keep their guessed value behind those, so that it can be said about how many are left.</summary>
    private const int MostGuessed = 3;

    /// <summary>
    /// Registers that the exact values of a step may touch on the way there: about 15 milliseconds with the way back. Where answers are
    /// so tangled that five questions need more, fewer are calculated, and the guess decides about the rest.
    /// </summary>
    private const double MostWork = 2_500_000;

    private readonly KnowledgeBase _knowledge;
    private readonly PersonModel _model;
    private readonly PersonCase _subject;
    private readonly Urgency _floor;
    private readonly double _now;
    private readonly Func<int, bool> _isGuessEnough;
    private readonly Dictionary<string, WeighedAnswer> _guesses;
    private readonly RedFlagChance _flagChance;
    private readonly ImmutableArray<ValuedQuestion> _promising;
    private readonly int _calculated;

    /// <summary>Guesses what every open question is worth.</summary>
    /// <param name="knowledge">The questions.</param>
    /// <param name="model">The model of the person.</param>
    /// <param name="subject">The case so far; it leaves questions open.</param>
    /// <param name="floor">The urgency that is sure already.</param>
    /// <param name="lossOf">What beliefs cost the person; it does not keep them.</param>
    /// <param name="beliefs">What is believed so far.</param>
    /// <param name="work">Registers that the exact effect of one answer touches on the way there.</param>
    public QuestionRanking(KnowledgeBase knowledge, PersonModel model, PersonCase subject, Urgency floor, Func<Beliefs, double> lossOf, Beliefs beliefs, double work)
    {
        (_knowledge, _model, _subject, _floor) = (knowledge, model, subject, floor);
        _now = lossOf(beliefs);
        var screening = new QuestionScreening(model, beliefs, lossOf);
        _isGuessEnough = screening.IsFactor;
        var open = OpenQuestions.Of(knowledge, QuestionStage.Adaptive, subject).ToList();
        _guesses = open
            .SelectMany(FindingsOf)
            .ToDictionary(finding => finding, finding => screening.Guess(model.Network.IndexOf(finding)), StringComparer.Ordinal);
        _flagChance = new RedFlagChance(
            subject.Facts,
            _guesses.ToDictionary(guess => guess.Key, guess => guess.Value.ChancePresent, StringComparer.Ordinal));
        _promising = [.. Ranked(open, finding => _guesses[finding]).Take(MostCalculated + MostGuessed)];
        _calculated = Affordable(_promising.Select(valued => valued.Question), question => NodesOf(question).Count(), work);
    }

    /// <summary>The nodes whose exact effects are worth their time.</summary>
    public int[] NodesToCalculate() => [.. _promising.Take(_calculated).SelectMany(valued => NodesOf(valued.Question))];

    /// <summary>The questions with their values.</summary>
    /// <param name="exact">The exact weight of answers, by finding.</param>
    public ImmutableArray<ValuedQuestion> With(IReadOnlyDictionary<string, WeighedAnswer> exact) =>
    [
        .. Ranked(
            _promising.Take(_calculated).Select(valued => valued.Question),
            finding => exact.TryGetValue(finding, out var weighed) ? weighed : _guesses[finding]),
        .. _promising.Skip(_calculated),
    ];

    /// <summary>How many of some questions are worth the time of exact values.</summary>
    /// <param name="promising">The questions, the most promising first.</param>
    /// <param name="answersOf">The number of answers of a question whose exact effect is calculated.</param>
    /// <param name="work">Registers that the exact effect of one answer touches on the way there.</param>
    public static int Affordable(IEnumerable<Question> promising, Func<Question, int> answersOf, double work)
    {
        var nodes = 0;
        var questions = 0;
        foreach (var question in promising.Take(MostCalculated))
        {
            nodes += answersOf(question);
            if (nodes * work > MostWork)
            {
                break;
            }

            questions++;
        }

        return questions;
    }

    private IEnumerable<string> FindingsOf(Question question) => OpenQuestions.OpenFindings(question, _subject);

    private IEnumerable<int> NodesOf(Question question) => FindingsOf(question).Select(_model.Network.IndexOf).Where(node => !_isGuessEnough(node));

    private IEnumerable<ValuedQuestion> Ranked(IEnumerable<Question> questions, Func<string, WeighedAnswer> weigh) => questions
        .Select(question => new ValuedQuestion(question, Gain(question, [.. FindingsOf(question).Select(weigh)], _now) + FlagGain(FindingsOf(question)) - Burden(question)))
        .OrderByDescending(valued => valued.Value)
        .ThenBy(valued => valued.Question.Id, StringComparer.Ordinal);

    private static double Gain(Question question, List<WeighedAnswer> answers, double now) =>
        question.Type == QuestionType.OneOf ? ExclusiveGain(answers, now) : answers.Sum(answer => answer.GainFrom(now));

    /// <summary>Options exclude each other: shares are scaled to at most one; with none chosen nothing is learned.</summary>
    private static double ExclusiveGain(List<WeighedAnswer> answers, double now)
    {
        var total = answers.Sum(answer => answer.ChancePresent);
        var scale = total > 1 ? 1 / total : 1;
        return Math.Max(0, answers.Sum(answer => scale * answer.ChancePresent * (now - answer.LossIfPresent)));
    }

    /// <summary>What it is worth that an answer may set off a red flag that no chance of a cause would show.</summary>
    private double FlagGain(IEnumerable<string> open) =>
        open.Sum(finding => _knowledge.RedFlagsAbout(finding)
            .Where(flag => flag.Urgency > _floor)
            .Sum(flag => _flagChance.HangingOn(flag, finding)
                * _knowledge.Urgency[flag.Urgency].NeedWhenFlagFires
                * _knowledge.Urgency[flag.Urgency].Miss));

    private double Burden(Question question) =>
        _knowledge.Urgency.QuestionBurden * question.Burden * (1 + ((question.Options.Length - 1) / OptionsPerQuestion));
}
