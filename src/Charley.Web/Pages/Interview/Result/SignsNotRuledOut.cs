using System.Collections.Immutable;
using Charley.Assessment;
using Charley.Web.Pages.Interview.Asking;

namespace Charley.Web.Pages.Interview.Result;

/// <summary>Signs that the person was not sure of, as they are read.</summary>
/// <param name="Told">What the assessment says of them.</param>
/// <param name="Shown">The signs that stand open.</param>
/// <param name="Folded">The others, one tap away: somebody who was sure of nothing would read of nothing else.</param>
public sealed record SignsNotRuledOut(NotRuledOutResult Told, ImmutableArray<UnsureSign> Shown, ImmutableArray<UnsureSign> Folded)
{
    /// <summary>Signs of the most urgent level that stand open: about what fits on a phone above the causes.</summary>
    private const int MostShown = 5;

    /// <summary>Folding one would hide more than it spares.</summary>
    private const int FewestFolded = 2;

    /// <summary>What must be true for them to count.</summary>
    public string If =>
        !Told.AloneEnough ? ResultTexts.IfSeveral
        : Told.Findings.Length > 1 ? ResultTexts.IfOneOfThem
        : ResultTexts.IfThisOne;

    /// <summary>What a result leaves open, as it is read.</summary>
    /// <param name="id">The interview.</param>
    /// <param name="signs">By level, the most urgent first, in the reader's language.</param>
    /// <param name="knowledge">The questions.</param>
    public static ImmutableArray<SignsNotRuledOut> Of(Guid id, IEnumerable<NotRuledOutResult> signs, KnowledgeBase knowledge) =>
    [
        .. signs.Select((told, place) =>
        {
            var most = place == 0 ? MostShown : 0;
            var lines = told.Findings.Zip(told.Texts, (finding, text) => new UnsureSign(text, AskingEndpoints.PathOf(id, knowledge, finding))).ToList();
            var shown = lines.Count < most + FewestFolded ? lines.Count : most;
            return new SignsNotRuledOut(told, [.. lines.Take(shown)], [.. lines.Skip(shown)]);
        }),
    ];
}

/// <summary>One sign that the person was not sure of.</summary>
/// <param name="Text">The sign as a sentence, as if it were there.</param>
/// <param name="ChangePath">Where the answer is changed.</param>
public sealed record UnsureSign(string Text, string ChangePath);
