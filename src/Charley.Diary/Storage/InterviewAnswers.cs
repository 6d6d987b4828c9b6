using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Charley.Knowledge;
using Charley.Knowledge.Loading;
using Charley.Knowledge.Measuring;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Charley.Diary.Storage;

/// <summary>What stands in one column: answers by finding, and results of tests beside them.</summary>
/// <param name="Answers">Answers by finding id.</param>
/// <param name="Results">Results of tests, in the order in which they were entered.</param>
internal sealed record InterviewAnswers(ImmutableSortedDictionary<string, Answer> Answers, ImmutableArray<Measurement> Results)
{
    public bool Equals(InterviewAnswers? other) =>
        other is not null && Answers.SequenceEqual(other.Answers) && Results.SequenceEqual(other.Results);

    public override int GetHashCode() => HashCode.Combine(Answers.Count, Results.Length);
}

/// <summary>
/// Writes {"finding": "yes", ...}, and results under a name that no finding can have. Interviews saved before there were
/// results have no such name, and are read as having none.
/// </summary>
internal sealed class InterviewAnswersConverter() : ValueConverter<InterviewAnswers, string>(said => Write(said), json => Read(json))
{
    private const string Results = "$results";

    private static readonly FrozenDictionary<string, Answer> Words =
        Enum.GetValues<Answer>().ToFrozenDictionary(Vocabulary.Word, answer => answer, StringComparer.Ordinal);

    private static string Write(InterviewAnswers said)
    {
        var members = said.Answers.ToDictionary(pair => pair.Key, object (pair) => Vocabulary.Word(pair.Value), StringComparer.Ordinal);
        if (!said.Results.IsEmpty)
        {
            members.Add(Results, said.Results);
        }

        return JsonSerializer.Serialize(members);
    }

    private static InterviewAnswers Read(string json)
    {
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
        ImmutableArray<Measurement> results = members.Remove(Results, out var stored) ? stored.Deserialize<ImmutableArray<Measurement>>() : [];
        return new InterviewAnswers(
            members.ToImmutableSortedDictionary(pair => pair.Key, pair => Words[pair.Value.GetString()!], StringComparer.Ordinal),
            results);
    }
}

internal sealed class InterviewAnswersComparer() : ValueComparer<InterviewAnswers>(
    (left, right) => left!.Equals(right),
    said => said.GetHashCode(),
    said => said);
