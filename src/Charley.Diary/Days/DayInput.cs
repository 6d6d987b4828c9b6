using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary.Entry;

namespace Charley.Diary.Days;

/// <summary>A day as a form or a command words it: nothing is checked yet. Empty means not recorded.</summary>
public sealed record DayInput
{
    /// <summary>The word by which a person says that nothing was taken; other words that mean the same are read too.</summary>
    public const string NoneTaken = "none";

    /// <summary>Numbers by the id of their exposure.</summary>
    public ImmutableDictionary<string, string> Numbers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>yes or no.</summary>
    public string? Period { get; init; }

    /// <summary>Medicines and supplements, each on a line of its own or between commas; none (or -) means that none were taken.</summary>
    public string? Taken { get; init; }

    /// <summary>Tags between commas.</summary>
    public string? Tags { get; init; }

    /// <summary>Whether the person says that nothing happened.</summary>
    public bool NothingHappened { get; init; }

    /// <summary>How many episodes of that day are logged.</summary>
    public int Episodes { get; init; }

    /// <summary>A recorded day as a form would word it, to begin a change with.</summary>
    public static DayInput From(DayContent day) => new()
    {
        Numbers = Exposures.All
            .Where(exposure => exposure.Get(day) is not null)
            .ToImmutableDictionary(exposure => exposure.Id, exposure => Written(exposure.InUnits(day)!.Value), StringComparer.Ordinal),
        Period = Words.YesNo(day.Period),
        Taken = day.Taken is { } taken ? taken.IsEmpty ? NoneTaken : string.Join(", ", taken) : null,
        Tags = string.Join(", ", day.Tags),
        NothingHappened = day.NothingHappened,
    };

    /// <summary>Minutes make thirds of an hour; four digits bring every stored number back.</summary>
    private static string Written(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
