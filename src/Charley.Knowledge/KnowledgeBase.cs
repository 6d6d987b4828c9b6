using System.Collections.Frozen;
using System.Collections.Immutable;
using Charley.Knowledge.Conditions;
using Charley.Knowledge.Translating;

namespace Charley.Knowledge;

/// <summary>
/// All medical content, loaded, validated and looked up by id. An instance exists only if the checker found no mistake.
/// </summary>
public sealed class KnowledgeBase
{
    private readonly FrozenDictionary<string, string> _aliases;
    private readonly FrozenDictionary<string, Question> _questionOf;
    private readonly FrozenDictionary<string, ImmutableArray<RedFlag>> _flagsAbout;
    private readonly KnowledgeLanguages _languages;

    /// <summary>The knowledge as it was written, and what it takes to have it in other languages.</summary>
    internal KnowledgeBase(KnowledgeContent content, ImmutableArray<Catalogue> catalogues)
        : this(content, WrittenIn, languages: null) =>
        _languages = new KnowledgeLanguages(content, this, catalogues);

    /// <summary>The same knowledge with its texts in another language.</summary>
    internal KnowledgeBase(KnowledgeContent content, string language, KnowledgeLanguages? languages)
    {
        // The constructor above sets it where there is none yet.
        _languages = languages!;
        Language = language;
        Findings = ById(content.Findings, finding => finding.Id);
        Questions = content.Questions;
        Causes = ById(content.Causes, cause => cause.Id);
        RedFlags = content.RedFlags;
        Remedies = ById(content.Remedies, remedy => remedy.Id);
        Medicines = content.Medicines;
        Tests = ById(content.Tests, test => test.Id);
        Guides = content.Guides;
        Evidence = ById(content.Evidence, record => record.Id);
        Urgency = content.Urgency ?? throw new ArgumentException("The knowledge has no urgency.yaml.", nameof(content));
        Habits = ById(content.Habits, habit => habit.Id);
        Courses = content.Courses;
        SafetyNet = content.SafetyNet;
        Verdicts = content.Verdicts;
        Scope = content.Scope;
        _aliases = content.Findings
            .SelectMany(finding => finding.Aliases.Select(alias => (alias, finding.Id)))
            .ToFrozenDictionary(pair => pair.alias, pair => pair.Id, StringComparer.Ordinal);
        _questionOf = content.Questions
            .SelectMany(question => question.Findings.Select(finding => (finding, question)))
            .ToFrozenDictionary(pair => pair.finding, pair => pair.question, StringComparer.Ordinal);
        _flagsAbout = content.RedFlags
            .SelectMany(flag => flag.When.Findings().Distinct(StringComparer.Ordinal).Select(finding => (finding, flag)))
            .GroupBy(pair => pair.finding, pair => pair.flag, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The language in which the knowledge is written.</summary>
    public const string WrittenIn = "en";

    /// <summary>The language of the texts, as in BCP 47. What has no translation is in <see cref="WrittenIn"/>.</summary>
    public string Language { get; }

    /// <summary>The texts that are in <see cref="WrittenIn"/> because nobody translated them; none in that language itself.</summary>
    public IReadOnlySet<string> Untranslated { get; internal init; } = FrozenSet<string>.Empty;

    /// <summary>Findings by id.</summary>
    public FrozenDictionary<string, Finding> Findings { get; }

    /// <summary>Questions in the order of their files.</summary>
    public ImmutableArray<Question> Questions { get; }

    /// <summary>Causes by id.</summary>
    public FrozenDictionary<string, Cause> Causes { get; }

    /// <summary>Red flags in the order of their files.</summary>
    public ImmutableArray<RedFlag> RedFlags { get; }

    /// <summary>Remedies by id.</summary>
    public FrozenDictionary<string, Remedy> Remedies { get; }

    /// <summary>The name of a remedy by its id; of one that is not known, what is given: the person's own words.</summary>
    public string NameOfRemedy(string remedy) => Remedies.TryGetValue(remedy, out var known) ? known.Name : remedy;

    /// <summary>Medicines in the order of their files.</summary>
    public ImmutableArray<Medicine> Medicines { get; }

    /// <summary>Tests by id.</summary>
    public FrozenDictionary<string, ClinicalTest> Tests { get; }

    /// <summary>The guides.</summary>
    public ImmutableArray<Guide> Guides { get; }

    /// <summary>Evidence records by id.</summary>
    public FrozenDictionary<string, EvidenceRecord> Evidence { get; }

    /// <summary>Levels of urgency and the loss table.</summary>
    public UrgencyPolicy Urgency { get; }

    /// <summary>What is thought about the habits of a diary, by the id of the exposure.</summary>
    public FrozenDictionary<string, DiaryHabit> Habits { get; }

    /// <summary>Courses over weeks that a diary can show, and the questions that they raise.</summary>
    public ImmutableArray<DiaryCourse> Courses { get; }

    /// <summary>What must bring anyone back at once, whatever the answer was.</summary>
    public ImmutableArray<Statement> SafetyNet { get; }

    /// <summary>What became of every cause that the evidence names.</summary>
    public ImmutableArray<Verdict> Verdicts { get; }

    /// <summary>What must be covered.</summary>
    public ImmutableArray<ScopeStatement> Scope { get; }

    /// <summary>Loads the knowledge from its folder. See <see cref="Loading.KnowledgeLoader"/>.</summary>
    /// <exception cref="KnowledgeException">The knowledge has a mistake; it lists all of them.</exception>
    public static KnowledgeBase Load(string folder)
    {
        var result = Loading.KnowledgeLoader.Load(folder);
        return result.Knowledge ?? throw new KnowledgeException(result.Issues);
    }

    /// <summary>
    /// The same knowledge in another language: texts only, for people to read. It is as it was written where nobody translated
    /// it. Ids, numbers, evidence and reasons are the same in every language.
    /// </summary>
    /// <param name="language">A language as in BCP 47, such as de.</param>
    public KnowledgeBase In(string language) => _languages.In(language);

    /// <summary>How far the knowledge is translated into a language; nothing is where nobody has begun.</summary>
    /// <param name="language">A language as in BCP 47, such as de.</param>
    public Translation TranslationInto(string language) => _languages.TranslationInto(language);

    /// <summary>The languages into which somebody began to translate.</summary>
    public IReadOnlyList<string> TranslatedInto => _languages.Translated;

    /// <summary>The finding that an id or alias names, or null.</summary>
    public Finding? FindingNamed(string idOrAlias) =>
        Findings.TryGetValue(idOrAlias, out var finding) ? finding
        : _aliases.TryGetValue(idOrAlias, out var id) ? Findings[id]
        : null;

    /// <summary>The question that asks a finding.</summary>
    public Question QuestionThatAsks(string finding) => _questionOf[finding];

    /// <summary>The red flags whose condition asks for a finding.</summary>
    public ImmutableArray<RedFlag> RedFlagsAbout(string finding) => _flagsAbout.GetValueOrDefault(finding, []);

    private static FrozenDictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string> id) =>
        items.ToFrozenDictionary(id, StringComparer.Ordinal);
}
