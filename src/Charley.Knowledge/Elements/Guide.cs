using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>A cause as a guide speaks of it.</summary>
/// <param name="Cause">Id of the cause.</param>
/// <param name="Note">What the guide says about it.</param>
public sealed record GuideCause(string Cause, Statement Note);

/// <summary>A readable page about one complaint, made from the same content as everything else.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="Intro">Opening paragraph.</param>
/// <param name="Signs">What it feels like.</param>
/// <param name="Causes">What may be behind it.</param>
/// <param name="Contributors">What adds to it.</param>
/// <param name="Relief">Ids of remedies for now.</param>
/// <param name="Prevention">Ids of remedies for the long run.</param>
/// <param name="Care">When to see someone.</param>
/// <param name="Visit">What happens there.</param>
/// <param name="Track">What to write down.</param>
/// <param name="Covers">Ids of scope.yaml that it answers.</param>
public sealed record Guide(
    string Id,
    string Title,
    Statement Intro,
    ImmutableArray<Statement> Signs,
    ImmutableArray<GuideCause> Causes,
    ImmutableArray<Statement> Contributors,
    ImmutableArray<string> Relief,
    ImmutableArray<string> Prevention,
    ImmutableArray<Statement> Care,
    ImmutableArray<Statement> Visit,
    ImmutableArray<Statement> Track,
    ImmutableArray<string> Covers);
