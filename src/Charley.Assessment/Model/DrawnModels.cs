using System.Collections.Concurrent;
using System.Collections.Immutable;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>
/// Models beside the usual ones in which every number is drawn anew from how surely it is known (<see cref="DrawnNumbers"/>): what
/// differs between them is what nobody knows. The draws are the same for everybody and after every start. Safe for many threads.
/// </summary>
/// <param name="models">The usual models.</param>
public sealed class DrawnModels(PersonModels models)
{
    /// <summary>
    /// How many. With 39, the second lowest and the second highest of what they say lie on average where a twentieth of all
    /// readings is below and a twentieth above (order statistics: David and Nagaraja 2003, Order Statistics, section 2.3).
    /// </summary>
    internal const int Count = 39;

    private const int Seed = 20261122;

    /// <summary>A family needs a few; those of one kind of people take about six megabytes, and a twentieth of a second to build.</summary>
    private const int MostKept = 8;

    private readonly Lazy<ImmutableArray<Func<PersonContext, NumberReading>>> _readings = new(() => Draw(models.Knowledge));
    private readonly ConcurrentDictionary<PersonContext, ImmutableArray<PersonModel>> _kept = new();

    /// <summary>The models for people like this one, in the order of the draws.</summary>
    public ImmutableArray<PersonModel> For(PersonContext person)
    {
        if (_kept.TryGetValue(person, out var there))
        {
            return there;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        var usual = models.For(person);
        return _kept[person] = [.. _readings.Value.AsParallel().AsOrdered().Select(reading => PersonModelBuilder.Reread(usual, models.Knowledge, reading(person)))];
    }

    private static ImmutableArray<Func<PersonContext, NumberReading>> Draw(KnowledgeBase knowledge)
    {
#pragma warning disable S2245 // Nothing secret is drawn; the draws must repeat.
        var random = new Random(Seed);
#pragma warning restore S2245
        var numbers = new DrawnNumbers(knowledge);
        return [.. Enumerable.Range(0, Count).Select(_ => numbers.Draw(random))];
    }
}
