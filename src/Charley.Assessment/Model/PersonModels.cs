using System.Collections.Concurrent;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>Models by age, sex and pregnancy, built when first asked for. Safe for many threads.</summary>
/// <param name="knowledge">The knowledge they are built from.</param>
/// <param name="reading">How the numbers are read for a person.</param>
public sealed class PersonModels(KnowledgeBase knowledge, Func<PersonContext, NumberReading> reading)
{
    private readonly Func<PersonContext, NumberReading> _reading = reading;
    private readonly ConcurrentDictionary<PersonContext, PersonModel> _models = new();

    /// <summary>Models in which every number is read as it stands.</summary>
    public PersonModels(KnowledgeBase knowledge)
        : this(knowledge, NumberReading.AsItStands)
    {
    }

    /// <summary>The knowledge behind the models.</summary>
    public KnowledgeBase Knowledge { get; } = knowledge;

    /// <summary>The model for people like this one.</summary>
    public PersonModel For(PersonContext person) =>
        _models.GetOrAdd(person, static (context, own) => PersonModelBuilder.Build(own.Knowledge, own._reading(context)), this);
}
