using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using NodaTime;
using NodaTime.Text;

namespace Charley.Web.Api.Diaries;

/// <summary>Days of one person.</summary>
internal static class DaysApi
{
    public static void MapDays(this IEndpointRouteBuilder person)
    {
        var days = person.MapGroup("/days");
        days.MapGet(string.Empty, ListAsync).WithName("list-days").WithSummary(ApiTexts.ListDays)
            .Produces<IReadOnlyList<DayResource>>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        days.MapGet("{date}", FindAsync).WithName("get-day").WithSummary(ApiTexts.GetDay)
            .Produces<DayResource>().ProducesProblem(StatusCodes.Status404NotFound);
        days.MapPut("{date}", ChangeAsync).WithName("change-day").WithSummary(ApiTexts.ChangeDay).AcceptsOnlyJson<DayBody>()
            .Produces<DayResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<IResult> ListAsync(
        string person, string? from, string? to, PersonStore people, DayStore days, CancellationToken cancellation)
    {
        if (await people.PersonAsync(person, cancellation) is not { } whose)
        {
            return DiaryApi.Missing();
        }

        var (range, mistakes) = DiaryApi.DaysAsked(from, to, people.NowFor(whose).Date);
        return range is null
            ? DiaryApi.Refuse(mistakes)
            : TypedResults.Json((await days.ListAsync(whose.Id, range, cancellation)).Select(DiaryResources.Of).ToList(), DiaryResources.Options);
    }

    private static async Task<IResult> FindAsync(
        string person, string date, HttpContext context, PersonStore people, DayStore days, CancellationToken cancellation) =>
        await people.PersonAsync(person, cancellation) is { } whose
        && LocalDatePattern.Iso.Parse(date) is { Success: true } day
        && await days.FindAsync(whose.Id, day.Value, cancellation) is { } found
            ? Show(found, context)
            : DiaryApi.Missing();

    /// <summary>A day about which nothing is recorded yet has version 0.</summary>
    private static async Task<IResult> ChangeAsync(
        string person, string date, HttpContext context, PersonStore people, DayStore days, EpisodeStore episodes, CancellationToken cancellation)
    {
        if (await people.PersonAsync(person, cancellation) is not { } whose || LocalDatePattern.Iso.Parse(date) is not { Success: true } day)
        {
            return DiaryApi.Missing();
        }

        if (context.Request.Based() is not { } version)
        {
            return VersionTag.Needed();
        }

        var (_, future) = DayReader.ReadDate(date, people.NowFor(whose));
        var (input, mistakes) = await EntryReader.DayAsync(context.Request.Body, cancellation);
        var logged = await episodes.StartsAsync(whose.Id, new DateInterval(day.Value, day.Value), cancellation);
        var read = DayReader.Read(input with { Episodes = logged.Count });
        if (mistakes.Count > 0 || !future.IsEmpty || read.Value is null)
        {
            return DiaryApi.Refuse(mistakes.Concat(future).Concat(mistakes.Count > 0 ? [] : read.Mistakes));
        }

        return await days.SaveAsync(whose.Id, day.Value, version, read.Value, cancellation) switch
        {
            ChangeResult<DayRecord>.Saved saved => Show(saved.Value, context),
            ChangeResult<DayRecord>.Conflict conflict => DiaryApi.Conflict(DiaryResources.Of(conflict.Current)),
            _ => DiaryApi.Missing(),
        };
    }

    private static JsonHttpResult<DayResource> Show(DayRecord day, HttpContext context)
    {
        context.Response.Tag(day.Version);
        return TypedResults.Json(DiaryResources.Of(day), DiaryResources.Options);
    }
}
