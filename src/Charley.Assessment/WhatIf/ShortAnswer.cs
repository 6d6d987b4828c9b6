using System.Collections.Immutable;
using Charley.Knowledge;

namespace Charley.Assessment.WhatIf;

/// <summary>The answer to a case in short, to be set beside another.</summary>
/// <param name="Urgency">How soon to see someone.</param>
/// <param name="UrgencyName">Heading of that level.</param>
/// <param name="Do">What to do, by when.</param>
/// <param name="Causes">The causes that are shown, in their order.</param>
public sealed record ShortAnswer(Urgency Urgency, string UrgencyName, string Do, ImmutableArray<ShortCause> Causes);

/// <summary>A cause in short.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Probability">P(it is there and brings on the complaint | answers), 0..1.</param>
/// <param name="Frequency">The same as a natural frequency, in words.</param>
public sealed record ShortCause(string Id, string Name, double Probability, string Frequency);

/// <summary>The answer to a case beside the answer if one thing were otherwise.</summary>
/// <param name="Finding">Id of the finding that is changed.</param>
/// <param name="Instead">The answer that is tried.</param>
/// <param name="Text">That answer as a sentence.</param>
/// <param name="Dropped">Ids of findings whose answers no longer fit then, and count as unknown.</param>
/// <param name="Now">The answer with what was said.</param>
/// <param name="Then">The answer with the change. Causes shown on one side only are given on the other too.</param>
public sealed record WhatIfResult(
    string Finding, Answer Instead, string Text, ImmutableArray<string> Dropped, ShortAnswer Now, ShortAnswer Then);

/// <summary>How much hangs on one answer: what would be different if it were the other way round.</summary>
/// <param name="Finding">Id of the finding.</param>
/// <param name="Said">What was answered, as a sentence.</param>
/// <param name="Instead">The other answer.</param>
/// <param name="InsteadText">The other answer as a sentence.</param>
/// <param name="Urgency">How soon to see someone then.</param>
/// <param name="UrgencyName">Heading of that level.</param>
/// <param name="ChangesUrgency">Whether that is another level than now.</param>
/// <param name="Now">The cause whose chance changes most, with its chance now.</param>
/// <param name="Then">The same cause with its chance then.</param>
public sealed record AnswerInfluence(
    string Finding,
    string Said,
    Answer Instead,
    string InsteadText,
    Urgency Urgency,
    string UrgencyName,
    bool ChangesUrgency,
    ShortCause Now,
    ShortCause Then);
