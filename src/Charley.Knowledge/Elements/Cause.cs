using System.Collections.Immutable;
using Charley.Knowledge.Conditions;

namespace Charley.Knowledge;

/// <summary>The family of causes to which a cause belongs.</summary>
public enum CauseGroup
{
    /// <summary>The muscle itself: use, load, strain, tightness.</summary>
    Muscle,

    /// <summary>Harmless or nerve-ending twitching.</summary>
    Twitching,

    /// <summary>Sleep and restless legs.</summary>
    Sleep,

    /// <summary>Water and salts.</summary>
    FluidsSalts,

    /// <summary>Vitamins and food.</summary>
    Nutrition,

    /// <summary>Kidney, liver, thyroid, sugar, glands.</summary>
    OrgansHormones,

    /// <summary>Medicines and other substances.</summary>
    Medicines,

    /// <summary>Nerves of the leg and the spine.</summary>
    NerveSpine,

    /// <summary>Brain, spinal cord and motor nerve cells.</summary>
    NervousSystem,

    /// <summary>Arteries and veins.</summary>
    Vessels,

    /// <summary>Joints.</summary>
    Joints,

    /// <summary>Pregnancy.</summary>
    Pregnancy,

    /// <summary>Emergencies that belong to no other group.</summary>
    Emergency,
}

/// <summary>Outside these limits the cause is impossible.</summary>
/// <param name="Sex">Only this sex, if given.</param>
/// <param name="Pregnant">Only with this state of pregnancy, if given.</param>
/// <param name="AgeMin">Youngest age in years, if given.</param>
/// <param name="AgeMax">Oldest age in years, if given.</param>
public sealed record ContextLimits(Sex? Sex, bool? Pregnant, int? AgeMin, int? AgeMax)
{
    /// <summary>No limit at all.</summary>
    public static ContextLimits None { get; } = new(null, null, null, null);

    /// <summary>Whether the cause is possible for this person.</summary>
    public bool Allow(PersonContext person) =>
        (Sex is null || Sex == person.Sex)
        && (Pregnant is null || Pregnant == person.Pregnant)
        && (AgeMin is null || person.Age >= AgeMin)
        && (AgeMax is null || person.Age <= AgeMax);
}

/// <summary>A risk factor or other cause that makes a cause likelier: by a ratio or by an added chance.</summary>
/// <param name="Id">Id of the risk factor or cause.</param>
/// <param name="Ratio">Odds or risk ratio, above 1; null where <paramref name="Link"/> is given.</param>
/// <param name="Link">Added chance, 0..1; null where <paramref name="Ratio"/> is given.</param>
public sealed record Raise(string Id, Quantity? Ratio, Quantity? Link);

/// <summary>How often the cause brings a finding.</summary>
/// <param name="Finding">Id of the finding.</param>
/// <param name="Chance">P(finding | this cause present and nothing else modelled), above the finding's leak.</param>
public sealed record FindingLink(string Finding, Quantity Chance);

/// <summary>Why a cause that many people fear is unlikely.</summary>
/// <param name="When">When to show it; null means whenever the cause is possible.</param>
/// <param name="Why">Why it is unlikely, kindly and truthfully.</param>
public sealed record Feared(Condition? When, Statement Why);

/// <summary>What the clinician can do about a cause.</summary>
/// <param name="Tests">Ids of tests.</param>
/// <param name="Questions">Questions to ask the doctor.</param>
public sealed record DoctorVisit(ImmutableArray<string> Tests, ImmutableArray<string> Questions);

/// <summary>What can bring findings about.</summary>
/// <param name="Id">Id in knowledge/.</param>
/// <param name="Name">Name as the person reads it.</param>
/// <param name="MedicalName">Name as a clinician writes it; null if the same.</param>
/// <param name="Group">Family of causes.</param>
/// <param name="Icd10Cm">Verified ICD-10-CM code, or null.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Mechanism">How it brings the complaint.</param>
/// <param name="Prevalence">Share of the general population in whom it is present in a month, marginal over its risk factors.</param>
/// <param name="Only">Outside these limits it is impossible.</param>
/// <param name="Requires">Risk factor without which it is impossible; null if none. The prevalence is then given the risk factor.</param>
/// <param name="RaisedBy">Risk factors and causes that make it likelier.</param>
/// <param name="Findings">What it brings about.</param>
/// <param name="Urgency">How soon to be seen if this is it.</param>
/// <param name="Serious">Whether its name must not lead while it is very unlikely.</param>
/// <param name="Feared">Why it is unlikely, where people fear it; null otherwise.</param>
/// <param name="Expect">The usual course and when to look again.</param>
/// <param name="Watch">What would change the advice.</param>
/// <param name="Claims">Facts worth knowing.</param>
/// <param name="Doctor">Tests and questions for the visit.</param>
/// <param name="Covers">Ids of scope.yaml that it answers.</param>
public sealed record Cause(
    string Id,
    string Name,
    string? MedicalName,
    CauseGroup Group,
    string? Icd10Cm,
    Statement Summary,
    Statement Mechanism,
    Quantity Prevalence,
    ContextLimits Only,
    string? Requires,
    ImmutableArray<Raise> RaisedBy,
    ImmutableArray<FindingLink> Findings,
    Urgency Urgency,
    bool Serious,
    Feared? Feared,
    Statement Expect,
    ImmutableArray<Statement> Watch,
    ImmutableArray<Statement> Claims,
    DoctorVisit Doctor,
    ImmutableArray<string> Covers);
