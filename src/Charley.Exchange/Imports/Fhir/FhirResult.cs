using System.Text.Json;
using Charley.Exchange.Imports.Files;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;

namespace Charley.Exchange.Imports.Fhir;

/// <summary>
/// Reads the value of a laboratory observation: a quantity, or words such as "&lt;0.01 mIU/L". Flags of the laboratory (L, H, U) are
/// not looked at, because the knowledge has limits of its own for each person.
/// </summary>
internal static class FhirResult
{
    private const char Less = '<', More = '>';

    /// <summary>The measurement, with the comparator that stood before it; or why there is none.</summary>
    public static (Measurement? Measurement, string? Comparator, RecordNote Note) Read(ClinicalTest test, JsonElement resource)
    {
        if (ValueOf(test, resource) is not { } told)
        {
            return (null, null, RecordNote.NoNumber);
        }

        var (measurement, problem) = told.Value is { } value ? MeasurementReader.Read(test, value, told.Unit) : MeasurementReader.Read(test, told.Written, told.Unit);
        return problem switch
        {
            MeasurementProblem.UnknownUnit => (null, null, RecordNote.NoUnit),
            MeasurementProblem.Impossible => (null, null, RecordNote.Impossible),
            not null => (null, null, RecordNote.NoNumber),
            null when told.Comparator is { } comparator && !SaysEnough(test, measurement!, comparator[0] == Less) => (null, null, RecordNote.OnlyLimit),
            null => (measurement, told.Comparator, RecordNote.Used),
        };
    }

    private static Told? ValueOf(ClinicalTest test, JsonElement resource)
    {
        if (resource.Child("valueQuantity") is not { } quantity)
        {
            return resource.TextOf("valueString") is { } words ? Words(words) : null;
        }

        var (unit, code) = (quantity.TextOf("unit"), quantity.TextOf("code"));
        var known = unit is not null && (code is null || UnitSpelling.Find(test, unit) is not null) ? unit : code ?? string.Empty;
        return quantity.NumberOf("value") is { } value
            ? new Told(quantity.TextOf("comparator") is [Less or More, ..] comparator ? comparator : null, value, string.Empty, known)
            : null;
    }

    private static Told? Words(string words)
    {
        var text = words.Trim();
        var comparator = text is [Less or More, ..] ? text[..(text is [_, '=', ..] ? 2 : 1)] : null;
        var rest = text[(comparator?.Length ?? 0)..].Trim();
        var length = rest.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or ',').Count();
        return length == 0 ? null : new Told(comparator, null, rest[..length], rest[length..].Trim());
    }

    /// <summary>
    /// "Less than 0.01" can stand for 0.01 where that is low already, and where a test knows no low values; but "less than 4" of a
    /// test whose low values begin at 3.5 may be anything. The same for "more than". It must hold for everybody's usual range.
    /// </summary>
    private static bool SaysEnough(ClinicalTest test, Measurement measurement, bool isLess)
    {
        var measured = test.Measured!;
        var value = UnitSpelling.Find(test, measurement.Unit)!.ToMeasured(measurement.Value);
        var onThisSide = measured.Bands.Where(band => band.IsLow == isLess).ToList();
        var onTheOther = measured.Bands.Where(band => band.IsLow != isLess).ToList();
        return measured.Usual.All(usual =>
            (onThisSide.Count == 0 || onThisSide[0].IsReached(value, usual)) && !onTheOther.Exists(band => band.IsReached(value, usual)));
    }

    /// <summary>What an observation says: a number, or one as somebody wrote it.</summary>
    private sealed record Told(string? Comparator, double? Value, string Written, string Unit);
}
