namespace Charley.Knowledge;

/// <summary>Sex as far as base rates are published for it.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

/// <summary>What is always known about a person and selects the parameters of the model.</summary>
/// <param name="Age">Age in whole years, <see cref="YoungestAge"/> to <see cref="OldestAge"/>.</param>
/// <param name="Sex">Sex, for base rates.</param>
/// <param name="Pregnant">Whether the person is pregnant now.</param>
public sealed record PersonContext(int Age, Sex Sex, bool Pregnant)
{
    /// <summary>The youngest age the knowledge speaks about at all; children get "ask a doctor" by rule.</summary>
    public const int YoungestAge = 0;

    /// <summary>The oldest plausible age, in years.</summary>
    public const int OldestAge = 120;

    private const int YoungestPregnancy = 10;
    private const int OldestPregnancy = 60;

    /// <summary>Whether pregnancy is asked about at this age; outside it is taken for a slip of the hand.</summary>
    /// <param name="age">Age in whole years.</param>
    /// <param name="sex">Sex.</param>
    public static bool CanBePregnant(int age, Sex sex) =>
        sex == Sex.Female && age is >= YoungestPregnancy and <= OldestPregnancy;
}
