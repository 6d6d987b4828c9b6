using System.Collections.Frozen;

namespace Charley.Knowledge.Loading;

/// <summary>The words by which the files name the members of our enumerations.</summary>
public static class Vocabulary
{
    /// <summary>Levels of urgency.</summary>
    public static FrozenDictionary<string, Urgency> Urgencies { get; } = Words<Urgency>();

    /// <summary>Complaints.</summary>
    public static FrozenDictionary<string, Complaint> Complaints { get; } = Words<Complaint>();

    /// <summary>Sexes.</summary>
    public static FrozenDictionary<string, Sex> Sexes { get; } = Words<Sex>();

    /// <summary>Certainties after GRADE.</summary>
    public static FrozenDictionary<string, Certainty> Certainties { get; } = Words<Certainty>();

    internal static FrozenDictionary<string, FindingKind> FindingKinds { get; } = Words<FindingKind>();

    internal static FrozenDictionary<string, CourseSign> CourseSigns { get; } = Words<CourseSign>();

    internal static FrozenDictionary<string, QuestionStage> Stages { get; } = Words<QuestionStage>();

    internal static FrozenDictionary<string, QuestionType> QuestionTypes { get; } = Words<QuestionType>();

    internal static FrozenDictionary<string, CauseGroup> CauseGroups { get; } = Words<CauseGroup>();

    internal static FrozenDictionary<string, RemedyKind> RemedyKinds { get; } = Words<RemedyKind>();

    internal static FrozenDictionary<string, CautionAction> CautionActions { get; } = Words<CautionAction>();

    /// <summary>The word of a member: RoutineAppointment is routine-appointment.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Hyphenate(value.ToString());

    private static FrozenDictionary<string, T> Words<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(Word, value => value, StringComparer.Ordinal);

    private static string Hyphenate(string name) =>
        string.Concat(name.Select((letter, index) =>
            char.IsUpper(letter) && index > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
