using System.Collections.Immutable;
using Charley.Knowledge.Conditions;

namespace Charley.Knowledge;

/// <summary>A rule over findings that sets a minimum urgency.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Urgency">The least urgency when it fires.</param>
/// <param name="When">The condition; it fires only when certainly true.</param>
/// <param name="Title">What it may be, in plain words.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Do">What to do, by when.</param>
/// <param name="NotACramp">Whether to say that this may not be a cramp at all.</param>
/// <param name="Causes">Ids of causes it speaks for; may be empty.</param>
/// <param name="Basis">What the rule rests on.</param>
/// <param name="Covers">Ids of scope.yaml that it answers.</param>
public sealed record RedFlag(
    string Id,
    Urgency Urgency,
    Condition When,
    string Title,
    Statement Why,
    string Do,
    bool NotACramp,
    ImmutableArray<string> Causes,
    Basis Basis,
    ImmutableArray<string> Covers);
