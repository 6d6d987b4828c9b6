using System.Collections.Immutable;

namespace Charley.Knowledge.Loading;

/// <summary>Reads findings and the questions that ask them.</summary>
internal static class FindingReaders
{
    /// <summary>A question of average effort.</summary>
    private const int OrdinaryBurden = 1;

    public static Finding Finding(MapReader map)
    {
        var finding = new Finding(
            map.Id(),
            map.Choice("kind", Vocabulary.FindingKinds),
            map.Text("name"),
            map.Text("yes"),
            map.Text("no"),
            map.OptionalQuantity("leak"),
            map.OptionalQuantity("prevalence"),
            map.Texts("aliases"),
            map.Flag("sensitive"),
            map.Texts("covers"));
        if ((finding.Leak is null) == (finding.Prevalence is null))
        {
            map.Reading.Add(map.Place, $"Finding '{finding.Id}' must have either 'leak' (it hangs below the causes) or 'prevalence' (it is a risk factor), and not both.");
        }

        map.Done();
        return map.Reading.Remember(finding, map.Place);
    }

    public static Question Question(MapReader map)
    {
        var type = map.Choice("type", Vocabulary.QuestionTypes);
        var question = new Question(
            map.Id(),
            map.Choice("stage", Vocabulary.Stages),
            type,
            map.Text("text"),
            map.OptionalText("help"),
            map.OptionalText("group"),
            type == QuestionType.YesNo ? [new QuestionOption(map.Text("finding"), string.Empty)] : Options(map),
            map.OptionalText("none"),
            map.OptionalCondition("when"),
            map.OptionalInteger("burden") ?? OrdinaryBurden);
        map.Done();
        return map.Reading.Remember(question, map.Place);
    }

    private static ImmutableArray<QuestionOption> Options(MapReader map)
    {
        var options = map.Maps("options").Select(option =>
        {
            var read = new QuestionOption(option.OptionalText("finding"), option.Text("text"));
            option.Done();
            return read;
        }).ToImmutableArray();
        if (options.IsEmpty)
        {
            map.Missing("options");
        }

        return options;
    }
}
