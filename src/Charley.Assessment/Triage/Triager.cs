using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Assessment.Triage;

/// <summary>
/// Decides the urgency: the highest of the red flags that fire and of the causes whose chance passes their level's threshold.
/// </summary>
/// <remarks>
/// More red flags never lower the urgency. Rules cannot be unmade by more signs. Chances could: a new sign may explain the
/// complaint by another cause and so lower the chance of the first. Therefore each cause is judged by its highest chance over
/// every way of disregarding (unknown) or denying (no) the warning signs that are present. A chance with a sign disregarded is a
/// mean of that with the sign and that with its denial, weighed by how likely either is, so it is never above both and need not be
/// calculated. With few signs these are few queries; with many signs a rule of the knowledge already gives the highest level and
/// none is needed.
/// </remarks>
/// <param name="models">The models by person.</param>
public sealed class Triager(PersonModels models)
{
    private static readonly Answer[] EitherWay = [Answer.Yes, Answer.No];
    private static readonly Answer[] EveryStance = [Answer.Yes, Answer.Unknown, Answer.No];

    /// <summary>The urgency of a case.</summary>
    public UrgencyAdvice Decide(PersonCase subject, CancellationToken cancellation = default)
    {
        var flags = RedFlagRules.Firing(models.Knowledge, subject);
        var byRule = flags.IsEmpty ? Urgency.SelfCare : flags[0].Urgency;
        var likely = byRule == Urgency.EmergencyNow
            ? []
            : Likely(subject, cancellation).OrderByDescending(reason => reason.Urgency).ThenByDescending(reason => reason.Chance).ToList();
        ImmutableArray<UrgencyReason> reasons =
        [
            .. flags.Select(flag => (UrgencyReason)new UrgencyReason.Flag(flag))
                .Concat(likely)
                .Where(reason => reason.Urgency > Urgency.SelfCare)
                .OrderByDescending(reason => reason.Urgency),
        ];
        return new UrgencyAdvice(reasons.IsEmpty ? Urgency.SelfCare : reasons[0].Urgency, reasons);
    }

    /// <summary>
    /// A level that the urgency of a case reaches at least, from chances that are known already: <see cref="Decide"/> may reach a
    /// higher one by doubting the signs that are present, which takes many more queries.
    /// </summary>
    public Urgency AtLeast(PersonCase subject, IEnumerable<CauseChance> chances) =>
        RedFlagRules.Firing(models.Knowledge, subject).Select(flag => flag.Urgency)
            .Concat(Over(chances).Select(reason => reason.Urgency))
            .Prepend(Urgency.SelfCare)
            .Max();

    /// <summary>
    /// The case under every stance towards the warning signs present that may give a cause its highest chance: 2 to the power of their
    /// number. Three stances where a sign disregarded is no such mean: where answers may be left out because they contradict each other
    /// or are too many, and for a sign that counts for each of its causes apart. The case as it is comes first.
    /// </summary>
    internal IEnumerable<PersonCase> Variants(PersonCase subject)
    {
        var model = models.For(subject.Person);
        var isWhole = !model.CanContradict && model.LeftOut(subject.AllAnswers).IsEmpty;
        return Variants(
            subject,
            RedFlagRules.SignsPresent(models.Knowledge, subject).AsMemory(),
            sign => isWhole && !model.CopiesOf.ContainsKey(sign) ? EitherWay : EveryStance);
    }

    private IEnumerable<UrgencyReason.Likely> Likely(PersonCase subject, CancellationToken cancellation)
    {
        var highest = new Dictionary<string, CauseChance>(StringComparer.Ordinal);
        var model = models.For(subject.Person);
        var marginals = new double[model.Network.Nodes.Length];
        var contributions = new double[marginals.Length];
        var leftOut = model.LeftOut(subject.AllAnswers);
        foreach (var variant in Variants(subject))
        {
            model.Engine.QueryAboveLeaves(model.EvidenceFrom(variant.AllAnswers, leftOut), model.ComplaintNodes.AsSpan(), marginals, contributions, cancellation);
            foreach (var chance in CauseChances.From(model, marginals, contributions))
            {
                if (!highest.TryGetValue(chance.Cause.Id, out var best) || chance.ForUrgency > best.ForUrgency)
                {
                    highest[chance.Cause.Id] = chance;
                }
            }
        }

        return Over(highest.Values);
    }

    private IEnumerable<UrgencyReason.Likely> Over(IEnumerable<CauseChance> chances) =>
        chances
            .Where(chance => chance.Cause.Urgency > Urgency.SelfCare
                && chance.ForUrgency >= models.Knowledge.Urgency[chance.Cause.Urgency].Threshold)
            .Select(chance => new UrgencyReason.Likely(chance.Cause, chance.ForUrgency));

    private static IEnumerable<PersonCase> Variants(PersonCase subject, ReadOnlyMemory<string> signs, Func<string, Answer[]> stancesOf)
    {
        if (signs.IsEmpty)
        {
            return [subject];
        }

        return stancesOf(signs.Span[0]).SelectMany(stance => Variants(subject.With(signs.Span[0], stance), signs[1..], stancesOf));
    }
}
