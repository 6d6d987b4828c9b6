using System.Collections.Concurrent;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Assessment.Simulation;

/// <summary>People who come with a cramp or a twitch, as the model draws them, and answer the first two pages truthfully.</summary>
public sealed class ComplainingPeople
{
    /// <summary>Adults of these ages, all equally often: rare ages must be looked at too.</summary>
    private const int Youngest = 18;
    private const int Oldest = 90;

    private readonly PersonModels _models;
    private readonly IReadOnlyList<string> _asked;
    private readonly ConcurrentDictionary<PersonModel, ForwardSampler> _samplers = new();

    /// <summary>People of the given models.</summary>
    public ComplainingPeople(PersonModels models)
    {
        _models = models;
        _asked =
        [
            .. models.Knowledge.Questions
                .Where(question => question.Stage is QuestionStage.Start or QuestionStage.RedFlags)
                .SelectMany(question => question.Findings)
                .Where(finding => !ComplaintFindings.All.Contains(finding, StringComparer.Ordinal)),
        ];
    }

    /// <summary>Draws one of them: whoever has neither cramp nor twitch stays at home and is drawn anew.</summary>
    public PersonCase Draw(Random random)
    {
        while (true)
        {
            var person = new PersonContext(random.Next(Youngest, Oldest + 1), random.Next(2) == 0 ? Sex.Female : Sex.Male, Pregnant: false);
            var model = _models.For(person);
            var present = new bool[model.Network.Nodes.Length];
            _samplers.GetOrAdd(model, static model => new ForwardSampler(model, [])).Draw(random, present);
            var complaints = new[] { Complaint.Cramp, Complaint.Twitch }
                .Where(complaint => present[model.Network.IndexOf(ComplaintFindings.IdOf(complaint))])
                .ToList();
            if (complaints.Count > 0)
            {
                return new PersonCase(person, [.. complaints], PersonCase.NoAnswers).With(_asked.Select(finding =>
                    KeyValuePair.Create(finding, present[model.Network.IndexOf(finding)] ? Answer.Yes : Answer.No)));
            }
        }
    }
}
