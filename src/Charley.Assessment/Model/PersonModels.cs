using System.Collections.Concurrent;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>Models by age, sex and pregnancy, built when first asked for. Safe for many threads.</summary>
/// <param name="knowledge">The knowledge they are built from.</param>
public sealed class PersonModels(KnowledgeBase knowledge)
{
    private readonly ConcurrentDictionary<PersonContext, PersonModel> _models = new();

    /// <summary>The knowledge behind the models.</summary>
    public KnowledgeBase Knowledge { get; } = knowledge;

    /// <summary>The model for people like this one.</summary>
    public PersonModel For(PersonContext person) =>
        _models.GetOrAdd(person, static (context, content) => PersonModelBuilder.Build(content, context), Knowledge);
}
