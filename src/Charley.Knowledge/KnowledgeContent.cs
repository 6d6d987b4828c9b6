using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>Everything read from the files, before it is known to be free of mistakes.</summary>
internal sealed record KnowledgeContent(
    ImmutableArray<Finding> Findings,
    ImmutableArray<Question> Questions,
    ImmutableArray<Cause> Causes,
    ImmutableArray<RedFlag> RedFlags,
    ImmutableArray<Remedy> Remedies,
    ImmutableArray<Medicine> Medicines,
    ImmutableArray<ClinicalTest> Tests,
    ImmutableArray<Guide> Guides,
    ImmutableArray<EvidenceRecord> Evidence,
    UrgencyPolicy? Urgency,
    ImmutableArray<DiaryHabit> Habits,
    ImmutableArray<DiaryCourse> Courses,
    ImmutableArray<Statement> SafetyNet,
    ImmutableArray<Verdict> Verdicts,
    ImmutableArray<ScopeStatement> Scope);
