using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Triage;

/// <summary>Signs of which the person did not know whether they are there, and that would raise the urgency if they were.</summary>
/// <param name="Findings">Ids of the findings.</param>
/// <param name="Urgency">The level then.</param>
/// <param name="AloneEnough">Whether any one of them is enough; otherwise only several of them together are.</param>
/// <param name="AmongChecks">
/// Whether they, or one of several together, are asked of everybody on the page of warning signs. The others are asked one by one for
/// other reasons, and weigh something only beside what else was said.
/// </param>
public sealed record OpenSigns(ImmutableArray<string> Findings, Urgency Urgency, bool AloneEnough, bool AmongChecks)
{
    /// <summary>
    /// All that "I don't know" leaves open above a level, the most urgent first. Whatever answers turn to "I don't know", the level
    /// that a red flag gave them is still that of the advice or stands here: red flags are made true by signs only, so that one which
    /// held still holds if what is unknown is there.
    /// </summary>
    /// <param name="knowledge">The red flags.</param>
    /// <param name="subject">The case.</param>
    /// <param name="advised">The level advised, at least that of every red flag that fires.</param>
    public static ImmutableArray<OpenSigns> Of(KnowledgeBase knowledge, PersonCase subject, Urgency advised)
    {
        var facts = subject.Facts;
        var answers = subject.AllAnswers;
        var unknown = answers.Where(answer => answer.Value == Answer.Unknown).Select(answer => answer.Key).ToImmutableHashSet(StringComparer.Ordinal);
        var open = knowledge.RedFlags.Where(flag => flag.Urgency > advised && HoldsWith(flag, unknown)).ToList();
        var alone = open
            .SelectMany(flag => UnknownOf(flag).Where(sign => HoldsWith(flag, [sign])).Select(sign => (Sign: sign, flag.Urgency)))
            .GroupBy(pair => pair.Sign, pair => pair.Urgency, StringComparer.Ordinal)
            .ToDictionary(levels => levels.Key, levels => levels.Max(), StringComparer.Ordinal);
        var together = open
            .Select(flag => (Flag: flag, Signs: unknown.Where(sign => !alone.TryGetValue(sign, out var level) || level < flag.Urgency).ToList()))
            .Where(pair => HoldsWith(pair.Flag, pair.Signs))
            .Select(pair => (pair.Flag.Urgency, Signs: UnknownOf(pair.Flag).Intersect(pair.Signs, StringComparer.Ordinal).ToImmutableArray()))
            .Select(pair => new OpenSigns(pair.Signs, pair.Urgency, AloneEnough: false, pair.Signs.Any(IsCheck)))
            .ToList();
        return
        [
            .. alone
                .GroupBy(sign => (Urgency: sign.Value, AmongChecks: IsCheck(sign.Key)), sign => sign.Key)
                .Select(signs => new OpenSigns([.. InOrder(signs)], signs.Key.Urgency, AloneEnough: true, signs.Key.AmongChecks))
                .Concat(together.Where((signs, place) => !together.Where((other, at) => Covers(other, at, signs, place)).Any()))
                .OrderByDescending(signs => signs.Urgency)
                .ThenByDescending(signs => signs.AloneEnough)
                .ThenByDescending(signs => signs.AmongChecks),
        ];

        // Whoever has several of a smaller set has several of the larger one; of two that are the same, the first stays.
        static bool Covers(OpenSigns other, int at, OpenSigns signs, int place) =>
            at != place
            && other.Urgency >= signs.Urgency
            && signs.Findings.All(other.Findings.Contains)
            && (other.Urgency > signs.Urgency || other.Findings.Length > signs.Findings.Length || at < place);

        bool IsCheck(string sign) => knowledge.QuestionThatAsks(sign).Stage == QuestionStage.RedFlags;

        IEnumerable<string> InOrder(IEnumerable<string> signs) =>
            signs.OrderBy(sign => knowledge.Questions.IndexOf(knowledge.QuestionThatAsks(sign))).ThenBy(sign => sign, StringComparer.Ordinal);

        bool HoldsWith(RedFlag flag, IEnumerable<string> there) =>
            flag.When.Holds(facts with { Answers = answers.SetItems(there.Select(sign => KeyValuePair.Create(sign, Answer.Yes))) });

        IEnumerable<string> UnknownOf(RedFlag flag) => InOrder(flag.When.Findings().Where(unknown.Contains));
    }
}
