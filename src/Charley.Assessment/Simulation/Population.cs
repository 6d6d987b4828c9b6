using System.Collections.Immutable;
using Charley.Knowledge;

namespace Charley.Assessment.Simulation;

/// <summary>One kind of person and how common it is among adults.</summary>
/// <param name="Person">Age, sex and pregnancy.</param>
/// <param name="Share">Relative weight; not normalised.</param>
public sealed record PopulationGroup(PersonContext Person, double Share);

/// <summary>The adults from whom people are drawn, in bands of age.</summary>
/// <param name="Groups">All groups with a share above zero.</param>
/// <param name="Basis">What the shares rest on.</param>
public sealed record Population(ImmutableArray<PopulationGroup> Groups, Basis Basis)
{
    /// <summary>A band of age is represented by the age this many years after its start, in years.</summary>
    private const int IntoBand = 2;

    /// <summary>Builds the groups.</summary>
    /// <param name="ages">First age of each band, and the band's relative weight.</param>
    /// <param name="female">Share of females, 0..1.</param>
    /// <param name="pregnant">Share of females from an age on who are pregnant, in rising order of age.</param>
    /// <param name="basis">What the shares rest on.</param>
    public static Population Create(
        IEnumerable<KeyValuePair<int, double>> ages,
        double female,
        IReadOnlyList<KeyValuePair<int, double>> pregnant,
        Basis basis)
    {
        var groups = ImmutableArray.CreateBuilder<PopulationGroup>();
        foreach (var (from, share) in ages)
        {
            var age = Math.Min(from + IntoBand, PersonContext.OldestAge);
            var pregnantShare = pregnant.LastOrDefault(step => step.Key <= age).Value;
            Add(new PersonContext(age, Sex.Male, Pregnant: false), share * (1 - female));
            Add(new PersonContext(age, Sex.Female, Pregnant: false), share * female * (1 - pregnantShare));
            Add(new PersonContext(age, Sex.Female, Pregnant: true), share * female * pregnantShare);
        }

        return new Population(groups.ToImmutable(), basis);

        void Add(PersonContext person, double share)
        {
            if (share > 0)
            {
                groups.Add(new PopulationGroup(person, share));
            }
        }
    }
}
