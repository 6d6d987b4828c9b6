using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>A unit in which results of a test are printed.</summary>
/// <param name="Unit">Unit as printed on results.</param>
/// <param name="Low">Lower limit of the usual adult range in this unit, if there is one.</param>
/// <param name="High">Upper limit, if there is one.</param>
/// <param name="Factor">What a value in this unit is multiplied by to give the unit in which the test is measured; above 0.</param>
/// <param name="Offset">What is added after that; 0 except for HbA1c.</param>
/// <param name="Spellings">Other ways to write the unit, beyond case, spaces and the letter for "micro".</param>
/// <param name="Conversion">What the factor rests on.</param>
public sealed record TestUnit(
    string Unit,
    double? Low,
    double? High,
    double Factor,
    double Offset,
    ImmutableArray<string> Spellings,
    Basis Conversion)
{
    /// <summary>A value in this unit, in the unit in which the test is measured.</summary>
    public double ToMeasured(double value) => (value * Factor) + Offset;

    /// <summary>A value in the unit in which the test is measured, in this unit.</summary>
    public double FromMeasured(double value) => (value - Offset) / Factor;
}

/// <summary>The usual range of a test for some people.</summary>
/// <param name="For">For whom.</param>
/// <param name="Low">Lower limit in the unit in which the test is measured, if there is one.</param>
/// <param name="High">Upper limit, if there is one.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record UsualRange(ContextLimits For, double? Low, double? High, Basis Basis);

/// <summary>How the limit of a band is written.</summary>
public enum BandLimit
{
    /// <summary>Values below a number.</summary>
    Below,

    /// <summary>Values from a number on, the number included.</summary>
    From,

    /// <summary>Values below a multiple of the lower limit that is usual for the person.</summary>
    TimesLow,

    /// <summary>Values above a multiple of the upper limit that is usual for the person.</summary>
    TimesHigh,
}

/// <summary>Values that mean a finding.</summary>
/// <param name="Finding">The finding, of kind result.</param>
/// <param name="Limit">How the limit is written.</param>
/// <param name="Number">The limit, or the multiple.</param>
/// <param name="Basis">What the limit rests on.</param>
public sealed record ResultBand(string Finding, BandLimit Limit, double Number, Basis Basis)
{
    /// <summary>Whether low values reach the band; high ones otherwise.</summary>
    public bool IsLow => Limit is BandLimit.Below or BandLimit.TimesLow;

    /// <summary>The limit for a person whose usual range is given, in the unit in which the test is measured.</summary>
    /// <exception cref="InvalidOperationException">The band needs a usual limit that the range lacks; the checker refuses such knowledge.</exception>
    public double LimitFor(UsualRange usual) => Limit switch
    {
        BandLimit.TimesLow => Number * (usual.Low ?? throw new InvalidOperationException($"'{Finding}' needs a usual lower limit.")),
        BandLimit.TimesHigh => Number * (usual.High ?? throw new InvalidOperationException($"'{Finding}' needs a usual upper limit.")),
        _ => Number,
    };

    /// <summary>Whether a value reaches the band.</summary>
    /// <param name="value">In the unit in which the test is measured.</param>
    /// <param name="usual">The usual range of the person.</param>
    public bool IsReached(double value, UsualRange usual) => Limit switch
    {
        BandLimit.Below or BandLimit.TimesLow => value < LimitFor(usual),
        BandLimit.From => value >= LimitFor(usual),
        _ => value > LimitFor(usual),
    };
}

/// <summary>From which value on nothing follows about too low.</summary>
/// <param name="From">The value, in the unit in which the test is measured.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record LowUnclear(double From, Basis Basis);

/// <summary>How values of a test are understood.</summary>
/// <param name="Unit">The unit in which everything here is written; one of the test's units, with factor 1.</param>
/// <param name="PlausibleLow">Lower values are taken for a slip of the hand or of the unit.</param>
/// <param name="PlausibleHigh">Higher values are.</param>
/// <param name="Plausible">What these limits rest on.</param>
/// <param name="Usual">Usual ranges; the first that fits a person counts, and the last fits everyone.</param>
/// <param name="Bands">The bands: low ones from the mildest to the worst, then high ones the same way.</param>
public sealed record MeasuredValue(
    string Unit,
    double PlausibleLow,
    double PlausibleHigh,
    Basis Plausible,
    ImmutableArray<UsualRange> Usual,
    ImmutableArray<ResultBand> Bands)
{
    /// <summary>
    /// From here on a value no longer says that it is not too low; null where it always does. Arteries too stiff to be pressed shut
    /// give a high ankle pressure however narrow they are.
    /// </summary>
    public LowUnclear? LowUnclear { get; init; }

    /// <summary>The range that is usual for a person.</summary>
    public UsualRange UsualFor(PersonContext person) => Usual.First(range => range.For.Allow(person));

    /// <summary>Whether a value, in <see cref="Unit"/>, can be true.</summary>
    public bool IsPlausible(double value) => value >= PlausibleLow && value <= PlausibleHigh;
}

/// <summary>A blood, nerve or imaging test, or an examination.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Name">Name as the person reads it.</param>
/// <param name="What">What it shows and why it helps.</param>
/// <param name="Sample">What is taken or done: blood, urine, examination, scan, nerve test.</param>
/// <param name="Units">Units with usual adult ranges.</param>
/// <param name="Measured">How values are understood; null where none can be entered.</param>
/// <param name="Loinc">Verified LOINC code, or null.</param>
/// <param name="Basis">What the ranges rest on.</param>
/// <param name="Covers">Ids of scope.yaml that it answers.</param>
public sealed record ClinicalTest(
    string Id,
    string Name,
    Statement What,
    string Sample,
    ImmutableArray<TestUnit> Units,
    MeasuredValue? Measured,
    string? Loinc,
    Basis Basis,
    ImmutableArray<string> Covers)
{
    /// <summary>
    /// Verified LOINC codes under which laboratories report the same thing, in another unit or of whole blood. They are known when
    /// records of clinics are read; <see cref="Loinc"/> is the one that is shown.
    /// </summary>
    public ImmutableArray<string> OtherLoinc { get; init; } = [];

    /// <summary>All codes under which the test is known.</summary>
    public IEnumerable<string> AllLoinc => Loinc is null ? OtherLoinc : OtherLoinc.Prepend(Loinc);
}
