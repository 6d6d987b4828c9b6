using Charley.Assessment;
using Charley.Assessment.Conflicts;
using Charley.Assessment.Model;
using Charley.Assessment.WhatIf;

namespace Charley.Web.Languages;

/// <summary>
/// The knowledge and what answers from it, in the language in which a request is answered. Pages that are translated take
/// this; everything else takes the knowledge as it was written.
/// </summary>
/// <param name="models">The models, with the texts of the language.</param>
internal sealed class Spoken(PersonModels models)
{
    /// <summary>The knowledge.</summary>
    public KnowledgeBase Knowledge => models.Knowledge;

    /// <summary>The language of a text of the knowledge, where it is not that of the page because nobody translated it; else null.</summary>
    public string? OtherLanguageOf(string? text) => text is not null && Knowledge.Untranslated.Contains(text) ? KnowledgeBase.WrittenIn : null;

    /// <summary>Answers cases.</summary>
    public Assessor Assessor { get; } = new(models);

    /// <summary>Finds answers that contradict each other.</summary>
    public AnswerConflicts Conflicts { get; } = new(models);

    /// <summary>What would be different.</summary>
    public WhatIfAnalysis WhatIf { get; } = new(models);
}
