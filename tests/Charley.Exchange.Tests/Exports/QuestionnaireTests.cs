using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Charley.Assessment.Cases;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;
using Charley.Testing;

namespace Charley.Exchange.Tests.Exports;

/// <summary>The whole interview as a questionnaire shows the questions that the interview would.</summary>
public sealed class QuestionnaireTests
{
    private const int Cases = 300;
    private const int Seed = 20_261;

    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly JsonObject Questionnaire = FhirTests.Resource(FhirTests.Bundle(Materials.Ordinary), "Questionnaire");

    private static readonly ImmutableArray<Question> Asked =
        [.. Knowledge.Questions.Where(question => question.Stage != QuestionStage.Results)];

    [Fact]
    public void Every_finding_that_the_interview_asks_is_asked_once()
    {
        var links = Items(Questionnaire).Select(item => item["linkId"]!.GetValue<string>()).ToList();
        var options = FhirTests.Nodes(Questionnaire).OfType<JsonObject>().Where(node => node.ContainsKey("valueCoding")).Select(node => node["valueCoding"]!["code"]!.GetValue<string>());

        Assert.Equal(links.Count, links.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(Asked.SelectMany(question => question.Findings).Except(links.Concat(options), StringComparer.Ordinal));
    }

    [Fact]
    public void A_question_is_shown_exactly_where_its_condition_holds()
    {
#pragma warning disable S2245 // Nothing secret is drawn here.
        var random = new Random(Seed);
#pragma warning restore S2245
        for (var number = 0; number < Cases; number++)
        {
            var subject = Draw(random);
            foreach (var question in Asked)
            {
                var holds = question.When?.Evaluate(subject.Facts) is null or Truth.True;

                Assert.True(holds == IsShown(LinkOf(question), subject), $"{question.Id} in case {number}");
            }
        }
    }

    /// <summary>Answers as a program that fills in the questionnaire would have them.</summary>
    private static bool IsShown(string link, PersonCase subject) => PathTo(link, Questionnaire)!.All(item => IsEnabled(item, subject));

    private static bool IsEnabled(JsonObject item, PersonCase subject)
    {
        if (item["enableWhen"] is not JsonArray conditions)
        {
            return true;
        }

        Assert.True(conditions.Count == 1 || item["enableBehavior"]!.GetValue<string>() == "any");
        return conditions.Any(condition => Holds(condition!.AsObject(), subject));
    }

    private static bool Holds(JsonObject condition, PersonCase subject) => (condition["question"]!.GetValue<string>(), condition["operator"]!.GetValue<string>()) switch
    {
        ("person-age", ">=") => subject.Person.Age >= condition["answerInteger"]!.GetValue<int>(),
        ("person-age", "<=") => subject.Person.Age <= condition["answerInteger"]!.GetValue<int>(),
        ("person-sex", "=") => condition["answerCoding"]!["code"]!.GetValue<string>() == (subject.Person.Sex == Sex.Female ? "female" : "male"),
        ("person-pregnant", "=") => subject.Person.Pregnant == condition["answerBoolean"]!.GetValue<bool>(),
        (var link, "=") when condition["answerCoding"] is { } coding => link.StartsWith("question-", StringComparison.Ordinal) && subject.Facts.AnswerTo(coding["code"]!.GetValue<string>()) == Answer.Yes,
        (var link, "=") => condition["answerBoolean"]!.GetValue<bool>() && subject.Facts.AnswerTo(link) == Answer.Yes,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    private static string LinkOf(Question question) => question.Type == QuestionType.YesNo ? question.Findings.Single() : "question-" + question.Id;

    private static List<JsonObject>? PathTo(string link, JsonObject node)
    {
        foreach (var item in node["item"]?.AsArray().Select(item => item!.AsObject()) ?? [])
        {
            if (item["linkId"]!.GetValue<string>() == link)
            {
                return [item];
            }

            if (PathTo(link, item) is { } path)
            {
                return [item, .. path];
            }
        }

        return null;
    }

    private static IEnumerable<JsonObject> Items(JsonObject node) =>
        node["item"]?.AsArray().Select(item => item!.AsObject()).SelectMany(item => Items(item).Prepend(item)) ?? [];

    private static PersonCase Draw(Random random)
    {
        var sex = random.Next(2) == 0 ? Sex.Female : Sex.Male;
        var complaints = Enum.GetValues<Complaint>().Where(_ => random.Next(2) == 0).DefaultIfEmpty(Complaint.Cramp).ToImmutableSortedSet();
        var answers = Asked.SelectMany(question => question.Findings)
            .Where(finding => !ComplaintFindings.All.Contains(finding, StringComparer.Ordinal))
            .Select(finding => KeyValuePair.Create(finding, (Answer)random.Next(3)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new PersonCase(new PersonContext(random.Next(10, 90), sex, sex == Sex.Female && random.Next(2) == 0), complaints, answers);
    }
}
