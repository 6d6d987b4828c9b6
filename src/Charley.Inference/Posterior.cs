using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>What the evidence says about every node. Both arrays have one entry for each node of the network.</summary>
/// <param name="Marginals">Chance that the node is present, given the evidence; 0 or 1 for an observed node.</param>
/// <param name="Contributions">
/// Chance that the node is present <em>and</em> at least one of its direct links to an observed-present target fired,
/// given the evidence: how far this node is a reason for the targets, not merely present beside them.
/// 0 for a node without such a link.
/// </param>
public sealed record Beliefs(ImmutableArray<double> Marginals, ImmutableArray<double> Contributions);

/// <summary>The answer to a query.</summary>
/// <param name="Beliefs">Chances of all nodes.</param>
/// <param name="LogEvidenceProbability">Natural logarithm of the probability of the evidence; 0 when nothing is observed.</param>
/// <param name="RelativeErrorBound">
/// Bound on the rounding error of every chance in <paramref name="Beliefs"/>, relative to that chance. A chance is the quotient of two
/// sums, and the sweep only adds and multiplies non-negative doubles: the bound is twice the number of roundings on the longest path
/// times 2^-53.
/// </param>
public sealed record Posterior(Beliefs Beliefs, double LogEvidenceProbability, double RelativeErrorBound);

/// <summary>How likely the evidence is, where its chances were written into memory of the caller.</summary>
/// <param name="LogProbability">As <see cref="Posterior.LogEvidenceProbability"/>.</param>
/// <param name="RelativeErrorBound">As <see cref="Posterior.RelativeErrorBound"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EvidenceWeight(double LogProbability, double RelativeErrorBound);

/// <summary>What would be believed after either answer to one open question.</summary>
/// <param name="Node">The unobserved node asked about.</param>
/// <param name="ProbabilityPresent">Chance that the answer is yes, given the evidence so far.</param>
/// <param name="IfPresent">
/// Beliefs after a yes. They follow from the other two by the law of total probability, so their absolute error is at most
/// about 1e-12 / <paramref name="ProbabilityPresent"/>; where a yes is impossible they are the beliefs of now.
/// </param>
/// <param name="IfAbsent">Beliefs after a no, to full precision; where a no is impossible they are the beliefs of now.</param>
/// <remarks>
/// Chances of <em>other unobserved nodes without children</em> (the other open findings) are not computed for each answer and
/// are NaN in both beliefs, so that nobody mistakes an old number for a new one; ask
/// <see cref="InferenceEngine.Query"/> with the answer added where they are needed.
/// </remarks>
public sealed record AnswerEffect(int Node, double ProbabilityPresent, Beliefs IfPresent, Beliefs IfAbsent);
