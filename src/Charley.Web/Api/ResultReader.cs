using System.Globalization;
using System.Text.Json;
using Charley.Assessment.Cases;

namespace Charley.Web.Api;

/// <summary>Reads the results of tests of a case from JSON; every mistake carries the name of its field.</summary>
internal static class ResultReader
{
    /// <summary>Several times the tests that exist.</summary>
    private const int MostResults = 200;

    public static List<ResultInput>? Read(JsonElement value, List<CaseProblem> problems)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new CaseProblem("results", ApiTexts.ResultsNotList));
            return null;
        }

        if (value.GetArrayLength() > MostResults)
        {
            problems.Add(new CaseProblem("results", ApiTexts.TooManyResults.With(MostResults)));
            return null;
        }

        return [.. value.EnumerateArray().Select((item, index) => Result(item, string.Create(CultureInfo.InvariantCulture, $"results[{index}]"), problems))];
    }

    private static ResultInput Result(JsonElement item, string place, List<CaseProblem> problems)
    {
        var result = new ResultInput(null, null, null);
        if (item.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new CaseProblem(place, ApiTexts.ResultNotObject));
            return result;
        }

        foreach (var member in item.EnumerateObject())
        {
            var field = place + "." + member.Name;
            switch (member.Name)
            {
                case "test":
                    result = result with { Test = Text(member, field, problems) };
                    break;
                case "unit":
                    result = result with { Unit = Text(member, field, problems) };
                    break;
                case "value" when member.Value.ValueKind == JsonValueKind.Number:
                    result = result with { Value = member.Value.GetDouble() };
                    break;
                case "value":
                    problems.Add(new CaseProblem(field, ApiTexts.NotNumber.With(member.Name)));
                    break;
                default:
                    problems.Add(new CaseProblem(field, ApiTexts.ResultUnknownMember.With(member.Name)));
                    break;
            }
        }

        return result;
    }

    private static string? Text(JsonProperty member, string field, List<CaseProblem> problems)
    {
        if (member.Value.ValueKind == JsonValueKind.String)
        {
            return member.Value.GetString();
        }

        problems.Add(new CaseProblem(field, ApiTexts.NotText.With(member.Name)));
        return null;
    }
}
