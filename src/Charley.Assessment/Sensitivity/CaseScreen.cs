using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Sensitivity;

/// <summary>Which parts of an answer certainly stay when a number changes.</summary>
/// <param name="Urgency">The urgency stays.</param>
/// <param name="FirstCause">The first cause stays.</param>
internal sealed record Settled(bool Urgency, bool FirstCause)
{
    public static Settled Nothing { get; } = new(Urgency: false, FirstCause: false);
}

/// <summary>
/// Tells from bounds, without calculating the case anew, that changing a number cannot change the answer. Most numbers are about
/// causes that the case makes very unlikely, so this spares nine tenths of the work. What it cannot tell is left to be calculated.
/// </summary>
internal sealed class CaseScreen
{
    private readonly KnowledgeBase _knowledge;
    private readonly PersonModel _model;
    private readonly Urgency _byRule;
    private readonly HashSet<string> _flagged;
    private readonly List<(Evidence Evidence, ImmutableArray<double> Marginals, ImmutableArray<CauseChance> Chances)> _variants = [];
    private readonly bool _isExact;

    /// <summary>Calculates the case once, under every doubt about its warning signs.</summary>
    public CaseScreen(PersonModels models, PersonCase subject, CancellationToken cancellation)
    {
        _knowledge = models.Knowledge;
        _model = models.For(subject.Person);
        var flags = RedFlagRules.Firing(_knowledge, subject);
        _byRule = flags.IsEmpty ? Urgency.SelfCare : flags[0].Urgency;
        _flagged = flags.Where(flag => flag.Urgency >= Urgency.SameDay).SelectMany(flag => flag.Causes).ToHashSet(StringComparer.Ordinal);
        _isExact = !_model.CanContradict;

        // Where a rule makes it an emergency, no chance is looked at for the urgency.
        foreach (var variant in _byRule == Urgency.EmergencyNow ? [subject] : new Triager(models).Variants(subject))
        {
            _isExact = _isExact && _model.LeftOut(variant.AllAnswers).IsEmpty;
            var evidence = _model.EvidenceFrom(variant.AllAnswers);
            var beliefs = _model.Engine.QueryAboveLeaves(evidence, _model.ComplaintNodes.AsSpan(), cancellation).Beliefs;
            _variants.Add((evidence, beliefs.Marginals, CauseChances.From(_model, beliefs)));
        }
    }

    /// <summary>What of an answer certainly stays under another reading of the numbers.</summary>
    /// <param name="number">The only number that is read otherwise.</param>
    /// <param name="reading">The other reading.</param>
    /// <param name="usual">The usual answer.</param>
    public Settled By(ModelNumber number, NumberReading reading, KeyAnswer usual)
    {
        if (!_isExact || ShiftedNetwork.Of(_model, NodesUnder(number, reading)) is not { } shifted)
        {
            return Settled.Nothing;
        }

        var bounds = new List<ChanceBounds>();
        foreach (var (evidence, marginals, _) in _variants)
        {
            var shifts = new List<Shift>();
            if (!shifted.TryShifts(evidence, shifts))
            {
                return Settled.Nothing;
            }

            bounds.Add(new ChanceBounds(shifts, marginals));
        }

        return new Settled(StaysAsUrgent(usual.Urgency, bounds), StaysFirst(usual.FirstCause, bounds[0]));
    }

    private IEnumerable<(int Index, NoisyOrNode Now)> NodesUnder(ModelNumber number, NumberReading reading) => number.Kind switch
    {
        NumberKind.Leak => [NodeOf(number.Of, reading)],
        NumberKind.Link => [NodeOf(number.With!, reading)],
        _ => NodesAboveFindings(reading),
    };

    private (int Index, NoisyOrNode Now) NodeOf(string finding, NumberReading reading) =>
        (_model.Network.IndexOf(finding), PersonModelBuilder.NodeOf(_knowledge.Findings[finding], _model, reading));

    /// <summary>Where copies of risk factors come to stand elsewhere, the places shift and the names at them differ.</summary>
    private IEnumerable<(int Index, NoisyOrNode Now)> NodesAboveFindings(NumberReading reading) =>
        PersonModelBuilder.AboveFindings(_knowledge, reading).Nodes.Nodes.Select((node, index) => (index, node));

    private bool StaysFirst(string first, ChanceBounds bounds)
    {
        var chances = _variants[0].Chances;
        var rivals = chances.Any(chance => _flagged.Contains(chance.Cause.Id))
            ? chances.Where(chance => _flagged.Contains(chance.Cause.Id))
            : chances;
        var least = bounds.WeightOf(chances.Single(chance => IsFirst(chance)).Acting).Least;
        return rivals.Where(chance => !IsFirst(chance)).All(chance => bounds.WeightOf(chance.Acting).Most < least);

        bool IsFirst(CauseChance chance) => string.Equals(chance.Cause.Id, first, StringComparison.Ordinal);
    }

    private bool StaysAsUrgent(Urgency usual, List<ChanceBounds> bounds)
    {
        if (_byRule == Urgency.EmergencyNow)
        {
            return true;
        }

        var stays = usual <= _byRule;
        for (var cause = 0; cause < _model.Causes.Length; cause++)
        {
            var level = _model.Causes[cause].Urgency;
            if (level > usual && Enumerable.Range(0, bounds.Count).Any(variant => bounds[variant].Highest(ChanceOf(variant, cause)) >= Threshold(level)))
            {
                return false;
            }

            stays = stays || (level == usual
                && Enumerable.Range(0, bounds.Count).Any(variant => bounds[variant].Lowest(ChanceOf(variant, cause)) >= Threshold(level)));
        }

        return stays;
    }

    private double ChanceOf(int variant, int cause) => _variants[variant].Chances[cause].ForUrgency;

    private double Threshold(Urgency level) => _knowledge.Urgency[level].Threshold;
}
