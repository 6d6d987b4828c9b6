using System.Collections.Concurrent;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>Models by age, sex and pregnancy, built when first asked for. Safe for many threads.</summary>
public sealed class PersonModels
{
    /// <summary>A practice sees people of every age; a model takes about four megabytes with what it remembers.</summary>
    private const int MostKept = 100;

    private readonly Func<PersonContext, PersonModel> _build;
    private readonly ConcurrentDictionary<PersonContext, PersonModel> _models = new();

    /// <summary>Models in which every number is read as it stands.</summary>
    public PersonModels(KnowledgeBase knowledge)
        : this(knowledge, NumberReading.AsItStands)
    {
    }

    /// <summary>Models in which numbers are read in a way of their own.</summary>
    /// <param name="knowledge">The knowledge they are built from.</param>
    /// <param name="reading">How the numbers are read for a person.</param>
    public PersonModels(KnowledgeBase knowledge, Func<PersonContext, NumberReading> reading)
    {
        Knowledge = knowledge;
        _build = person => PersonModelBuilder.Build(knowledge, reading(person));
        Drawn = new DrawnModels(this);
    }

    private PersonModels(KnowledgeBase knowledge, PersonModels calculating)
    {
        Knowledge = knowledge;
        Drawn = calculating.Drawn;
        _build = person => calculating.For(person).Saying(knowledge);
    }

    /// <summary>The knowledge behind the models.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>The same models with every number drawn anew from how surely it is known; shared by all languages.</summary>
    public DrawnModels Drawn { get; }

    /// <summary>The same models with the texts of another language; nothing is calculated twice. See <see cref="KnowledgeBase.In"/>.</summary>
    /// <param name="language">A language as in BCP 47, such as de.</param>
    public PersonModels In(string language) =>
        Knowledge.In(language) is var spoken && ReferenceEquals(spoken, Knowledge) ? this : new PersonModels(spoken, this);

    /// <summary>The model for people like this one.</summary>
    public PersonModel For(PersonContext person)
    {
        if (_models.TryGetValue(person, out var known))
        {
            return known;
        }

        if (_models.Count >= MostKept)
        {
            _models.Clear();
        }

        return _models.GetOrAdd(person, _build);
    }
}
