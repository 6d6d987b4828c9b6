using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Charley.Diary.Days;

namespace Charley.Exchange.Imports.Csv;

/// <summary>In which order a table writes day, month and year.</summary>
public enum DateOrder
{
    /// <summary>2026-11-22.</summary>
    YearFirst,

    /// <summary>22/11/2026.</summary>
    DayFirst,

    /// <summary>11/22/2026.</summary>
    MonthFirst,
}

/// <summary>What a column of a table means.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Target">date, period, taken, the id of a number of the day, or ignore.</param>
/// <param name="Unit">The unit of a number that can be written in several; null otherwise.</param>
public sealed record ColumnRule(string Header, string Target, string? Unit = null);

/// <summary>How a table is read.</summary>
/// <param name="DateOrder">The order of dates; null while it is not known.</param>
/// <param name="Columns">What each column means.</param>
public sealed record TableMapping(DateOrder? DateOrder, ImmutableArray<ColumnRule> Columns)
{
    /// <summary>Targets that are no number of the day.</summary>
    public const string Date = "date", Ignore = "ignore", Period = "period", Taken = "taken";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Everything that a column can mean, in the order of the day's form.</summary>
    public static ImmutableArray<string> Targets { get; } = [Ignore, Date, .. Exposures.All.Select(exposure => exposure.Id), Period, Taken];

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="ImportRefusedException">It is none.</exception>
    public static TableMapping Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TableMapping>(json, Options) is { Columns.IsDefault: false } mapping
                && mapping.Columns.All(rule => rule is { Header: not null, Target: not null })
                ? mapping
                : throw new JsonException();
        }
        catch (JsonException wrong)
        {
            throw new ImportRefusedException(ImportTexts.MappingName, ImportRefusedException.AtLine((wrong.LineNumber ?? 0) + 1), ImportTexts.MappingBroken);
        }
    }

    /// <summary>The mapping as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>The rule of a column; columns that are not named are left out.</summary>
    public ColumnRule RuleOf(string header) =>
        Columns.FirstOrDefault(rule => rule.Header == header) ?? new ColumnRule(header, Ignore);

    /// <summary>What units a target can have; null where there is nothing to choose.</summary>
    internal static UnitKind? UnitsOf(string target) => target switch
    {
        "fluids" => UnitKind.Volume,
        "caffeine" => UnitKind.Dose,
        "alcohol" => UnitKind.Alcohol,
        "sleep" or "exercise" or "sitting" or "standing" => UnitKind.Duration,
        "weight" => UnitKind.Weight,
        "temperature" => UnitKind.Temperature,
        _ => null,
    };

    /// <summary>Names of the units of a target, for people to choose from; empty where there is nothing to choose.</summary>
    public static IReadOnlyList<string> UnitNamesOf(string target) => UnitsOf(target) is { } kind ? Units.NamesOf(kind) : [];

    /// <summary>A unit as people read it; units that are written alike everywhere stay.</summary>
    /// <param name="unit">One of <see cref="UnitNamesOf"/>, or as it stands in a table.</param>
    public static string UnitForPeople(string unit) => unit switch
    {
        "cups" => ImportTexts.UnitCups,
        "glasses" => ImportTexts.UnitGlasses,
        "drinks" => ImportTexts.UnitDrinks,
        "units" => ImportTexts.UnitUnits,
        "WHO drinks" => ImportTexts.UnitWhoDrinks,
        "minutes" => ImportTexts.UnitMinutes,
        "hours" => ImportTexts.UnitHours,
        "seconds" => ImportTexts.UnitSeconds,
        "count" => ImportTexts.UnitCount,
        _ => unit,
    };

    /// <summary>What keeps the mapping from being used; null if nothing.</summary>
    /// <param name="headers">The table's headings.</param>
    public string? Problem(IReadOnlyCollection<string> headers)
    {
        if (Columns.FirstOrDefault(rule => !Targets.Contains(rule.Target, StringComparer.Ordinal)) is { } unknown)
        {
            return Fill(ImportTexts.MappingTarget, unknown.Target, string.Join(", ", Targets));
        }

        if (Columns.FirstOrDefault(rule => UnitsOf(rule.Target) is { } kind && Units.Find(kind, rule.Unit) is null) is { } unitless)
        {
            return Fill(ImportTexts.MappingUnit, unitless.Header, string.Join(", ", UnitNamesOf(unitless.Target).Select(UnitForPeople)));
        }

        return Columns.Count(rule => rule.Target == Date && headers.Contains(rule.Header, StringComparer.Ordinal)) == 1
            ? DateOrder is null ? ImportTexts.MappingOrder : null
            : ImportTexts.MappingDate;
    }

    private static string Fill(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
