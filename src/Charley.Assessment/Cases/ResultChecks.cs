using System.Globalization;
using Charley.Knowledge;
using Charley.Knowledge.Loading;
using Charley.Knowledge.Measuring;

namespace Charley.Assessment.Cases;

/// <summary>Checks results of tests that come with a case.</summary>
internal static class ResultChecks
{
    public const string Test = "test";
    public const string Value = "value";
    public const string Unit = "unit";

    /// <summary>The name of a field, such as "results[0].unit".</summary>
    public static string Field(int index, string part) => string.Create(CultureInfo.InvariantCulture, $"results[{index}].{part}");

    /// <summary>The results that can be taken; problems are added for the others.</summary>
    public static IReadOnlyList<Measurement> Read(CaseInput input, KnowledgeBase knowledge, List<CaseProblem> problems)
    {
        var read = new List<Measurement>();
        for (var index = 0; index < (input.Results?.Count ?? 0); index++)
        {
            if (Read(input.Results![index], index, knowledge, problems) is not { } measurement)
            {
                continue;
            }

            if (read.Exists(earlier => string.Equals(earlier.Test, measurement.Test, StringComparison.Ordinal)))
            {
                problems.Add(new CaseProblem(Field(index, Test), $"'{measurement.Test}' has a result already; give the latest one only."));
            }

            read.Add(measurement);
        }

        return read;
    }

    /// <summary>Results and findings that say different things, each problem naming both.</summary>
    public static IEnumerable<CaseProblem> Conflicts(PersonCase subject) =>
        from side in subject.Results.Sides
        from answer in side.AllAnswers
        let said = subject.Answers.GetValueOrDefault(answer.Key, Answer.Unknown)
        where said != Answer.Unknown && said != answer.Value
        let measurement = subject.Results.MeasurementOf(side)
        select new CaseProblem(
            "findings." + answer.Key,
            $"'{answer.Key}' is {Vocabulary.Word(said)}, but the result of '{side.Test}' ({MeasurementWords.Exact(measurement.Value)} {measurement.Unit}) says {Vocabulary.Word(answer.Value)}; mend one of them.");

    private static Measurement? Read(ResultInput result, int index, KnowledgeBase knowledge, List<CaseProblem> problems)
    {
        var measurable = knowledge.Tests.Values.Where(test => test.Measured is not null).Select(test => test.Id).Order(StringComparer.Ordinal).ToList();
        if (result.Test is null || !measurable.Contains(result.Test, StringComparer.Ordinal))
        {
            problems.Add(new CaseProblem(
                Field(index, Test),
                result.Test is null ? "Give the test, such as potassium." : $"There is no test '{result.Test}' whose values can be given.{Spelling.Suggest(result.Test, measurable)} Known are {string.Join(", ", measurable)}."));
            return null;
        }

        if (result.Value is not { } value)
        {
            problems.Add(new CaseProblem(Field(index, Value), $"Give the value of '{result.Test}' as a number."));
            return null;
        }

        var test = knowledge.Tests[result.Test];
        var (measurement, problem) = MeasurementReader.Read(test, value, result.Unit ?? OnlyUnit(test));
        if (problem is not null)
        {
            problems.Add(new CaseProblem(Field(index, problem is MeasurementProblem.UnknownUnit ? Unit : Value), MeasurementWords.Say(problem)));
        }

        return measurement;
    }

    /// <summary>The unit of a test that has one only; nothing where a choice would be a guess.</summary>
    private static string OnlyUnit(ClinicalTest test) => test.Units.Length == 1 ? test.Units[0].Unit : string.Empty;
}
