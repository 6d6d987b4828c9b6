namespace Charley.Knowledge.Conditions;

/// <summary>Truth of a condition when some answers are missing (strong Kleene logic).</summary>
public enum Truth
{
    /// <summary>Certainly false.</summary>
    False,

    /// <summary>It depends on answers not given.</summary>
    Unknown,

    /// <summary>Certainly true.</summary>
    True,
}

/// <summary>Judges conditions.</summary>
public static class ConditionEvaluation
{
    /// <summary>The truth of a condition given the facts.</summary>
    public static Truth Evaluate(this Condition condition, Facts facts) => condition switch
    {
        Condition.HasFinding finding => facts.AnswerTo(finding.Id) switch
        {
            Answer.Yes => Truth.True,
            Answer.No => Truth.False,
            Answer.Unknown => Truth.Unknown,
            _ => Truth.Unknown,
        },
        Condition.All all => all.Parts.Select(part => part.Evaluate(facts)).DefaultIfEmpty(Truth.True).Min(),
        Condition.Any any => any.Parts.Select(part => part.Evaluate(facts)).DefaultIfEmpty(Truth.False).Max(),
        Condition.AtLeast atLeast => Count(atLeast, facts),
        Condition.Negation not => Negate(not.Part.Evaluate(facts)),
        Condition.HasComplaint complaint => Of(facts.Complaints.Contains(complaint.Complaint)),
        Condition.AgeMin age => Of(facts.Person.Age >= age.Age),
        Condition.AgeMax age => Of(facts.Person.Age <= age.Age),
        Condition.IsSex sex => Of(facts.Person.Sex == sex.Sex),
        Condition.IsPregnant pregnant => Of(facts.Person.Pregnant == pregnant.Pregnant),
        Condition.RedFlagFires flag => Of(facts.RedFlags.Contains(flag.Id)),
        Condition.CauseOver cause => Of(facts.CauseChances.GetValueOrDefault(cause.Id) > cause.Over),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Unknown kind of condition."),
    };

    /// <summary>Whether the condition is certainly true.</summary>
    public static bool Holds(this Condition condition, Facts facts) => condition.Evaluate(facts) == Truth.True;

    private static Truth Count(Condition.AtLeast condition, Facts facts)
    {
        var truths = condition.Parts.Select(part => part.Evaluate(facts)).ToList();
        var certain = truths.Count(truth => truth == Truth.True);
        var possible = truths.Count(truth => truth != Truth.False);
        if (certain >= condition.Count)
        {
            return Truth.True;
        }

        return possible >= condition.Count ? Truth.Unknown : Truth.False;
    }

    private static Truth Of(bool value) => value ? Truth.True : Truth.False;

    private static Truth Negate(Truth truth) => truth switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Unknown,
    };
}
