using Charley.Diary;
using Charley.Diary.Entry;
using NodaTime;
using NodaTime.Text;

namespace Charley.Web.Api.Diaries;

/// <summary>One of the people of this installation.</summary>
/// <param name="Id">Stands in the addresses of what belongs to the person.</param>
/// <param name="Name">What the person likes to be called; left out until somebody says.</param>
/// <param name="IsDefault">Whether <c>default</c> means this person.</param>
/// <param name="IsDemo">Whether the person is made up.</param>
internal sealed record PersonResource(Guid Id, string? Name, bool IsDefault, bool IsDemo);

/// <summary>The diary for programs: people, their episodes and their days.</summary>
internal static class DiaryApi
{
    /// <summary>Stands for the person meant when nobody is chosen.</summary>
    private const string DefaultPerson = "default";

    private static readonly LocalDate Beginning = new(1900, 1, 1);

    public static void MapDiary(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people", async (PersonStore people, CancellationToken cancellation) =>
            {
                // The default person comes into being when first looked at, as on the pages.
                await people.DefaultAsync(cancellation);
                return TypedResults.Json(
                    (await people.ListAsync(cancellation)).Select(person => new PersonResource(person.Id, person.Name, person.IsDefault, person.IsDemo)).ToList(),
                    DiaryResources.Options);
            })
            .WithName("list-people")
            .WithSummary(ApiTexts.ListPeople)
            .Produces<IReadOnlyList<PersonResource>>();
        var person = api.MapGroup("/people/{person}");
        person.MapEpisodes();
        person.MapDays();
    }

    /// <summary>The person whom an address names; null if there is none.</summary>
    public static async Task<Person?> PersonAsync(this PersonStore people, string name, CancellationToken cancellation) =>
        string.Equals(name, DefaultPerson, StringComparison.Ordinal) ? await people.DefaultAsync(cancellation)
        : Guid.TryParse(name, out var id) ? await people.FindAsync(id, cancellation)
        : null;

    /// <summary>The days asked for, from the first of all to the person's today where nothing is said; or what is wrong.</summary>
    public static (DateInterval? Days, IReadOnlyList<Mistake> Mistakes) DaysAsked(string? from, string? to, LocalDate today)
    {
        var mistakes = new List<Mistake>();
        var first = Day("from", from, Beginning, mistakes);
        var last = Day("to", to, today, mistakes);
        if (mistakes.Count == 0 && last < first)
        {
            mistakes.Add(new Mistake("to", ApiTexts.ToBeforeFrom));
        }

        return (mistakes.Count == 0 ? new DateInterval(first, last) : null, mistakes);
    }

    /// <summary>Tells all mistakes by their fields.</summary>
    public static ValidationProblem Refuse(IEnumerable<Mistake> mistakes) =>
        TypedResults.ValidationProblem(
            mistakes
                .GroupBy(mistake => mistake.Field, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(mistake => mistake.Message).ToArray(), StringComparer.Ordinal),
            title: ApiTexts.EntryRefusedTitle);

    /// <summary>There is no such person, episode or day.</summary>
    public static ProblemHttpResult Missing() =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: ApiTexts.NotThereTitle, detail: ApiTexts.NotThere);

    /// <summary>It was changed elsewhere; the answer holds what stands now.</summary>
    public static ProblemHttpResult Conflict(object current) =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status412PreconditionFailed,
            title: ApiTexts.ChangedElsewhereTitle,
            detail: ApiTexts.ChangedElsewhere,
            extensions: [new KeyValuePair<string, object?>("current", current)]);

    private static LocalDate Day(string field, string? text, LocalDate otherwise, List<Mistake> mistakes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
        {
            return day.Value;
        }

        mistakes.Add(new Mistake(field, ApiTexts.NotADay.With(field)));
        return otherwise;
    }
}
