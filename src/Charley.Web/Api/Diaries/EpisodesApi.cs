using Charley.Diary;
using Charley.Diary.Episodes;

namespace Charley.Web.Api.Diaries;

/// <summary>Episodes of one person.</summary>
internal static class EpisodesApi
{
    public static void MapEpisodes(this IEndpointRouteBuilder person)
    {
        var episodes = person.MapGroup("/episodes");
        episodes.MapGet(string.Empty, ListAsync).WithName("list-episodes").WithSummary(ApiTexts.ListEpisodes)
            .Produces<IReadOnlyList<EpisodeResource>>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        episodes.MapPost(string.Empty, AddAsync).WithName("add-episode").WithSummary(ApiTexts.AddEpisode).AcceptsOnlyJson<EpisodeBody>()
            .Produces<EpisodeResource>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        episodes.MapGet("{id:guid}", FindAsync).WithName("get-episode").WithSummary(ApiTexts.GetEpisode)
            .Produces<EpisodeResource>().ProducesProblem(StatusCodes.Status404NotFound);
        episodes.MapPut("{id:guid}", ChangeAsync).WithName("change-episode").WithSummary(ApiTexts.ChangeEpisode).AcceptsOnlyJson<EpisodeBody>()
            .Produces<EpisodeResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        episodes.MapDelete("{id:guid}", DeleteAsync).WithName("delete-episode").WithSummary(ApiTexts.DeleteEpisode)
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        episodes.MapPut("{id:guid}/restored", RestoreAsync).WithName("restore-episode").WithSummary(ApiTexts.RestoreEpisode)
            .Produces<EpisodeResource>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        string person, string? from, string? to, PersonStore people, EpisodeStore episodes, CancellationToken cancellation)
    {
        if (await people.PersonAsync(person, cancellation) is not { } whose)
        {
            return DiaryApi.Missing();
        }

        var (days, mistakes) = DiaryApi.DaysAsked(from, to, people.NowFor(whose).Date);
        return days is null
            ? DiaryApi.Refuse(mistakes)
            : TypedResults.Json((await episodes.ListAsync(whose.Id, days, cancellation)).Select(DiaryResources.Of).ToList(), DiaryResources.Options);
    }

    private static async Task<IResult> AddAsync(
        string person, HttpContext context, PersonStore people, EpisodeStore episodes, KnowledgeBase knowledge, CancellationToken cancellation)
    {
        if (await people.PersonAsync(person, cancellation) is not { } whose)
        {
            return DiaryApi.Missing();
        }

        var (input, mistakes) = await EntryReader.EpisodeAsync(context.Request.Body, cancellation);
        var read = EpisodeReader.Read(input with { When = input.When ?? "now" }, people.NowFor(whose), BodySites.From(knowledge));
        if (mistakes.Count > 0 || read.Value is null)
        {
            return DiaryApi.Refuse(mistakes.Count > 0 ? mistakes : read.Mistakes);
        }

        var added = await episodes.AddAsync(episodes.NewKey(whose.Id), read.Value, cancellation);
        context.Response.Headers.Location = $"/api/v1/people/{whose.Id}/episodes/{added.Id}";
        return Show(added, context, StatusCodes.Status201Created);
    }

    private static async Task<IResult> FindAsync(
        string person, Guid id, HttpContext context, PersonStore people, EpisodeStore episodes, CancellationToken cancellation) =>
        await people.PersonAsync(person, cancellation) is { } whose
        && await episodes.FindAsync(new EpisodeKey(whose.Id, id), cancellation) is { } found
            ? Show(found, context)
            : DiaryApi.Missing();

    private static async Task<IResult> ChangeAsync(
        string person, Guid id, HttpContext context, PersonStore people, EpisodeStore episodes, KnowledgeBase knowledge, CancellationToken cancellation)
    {
        if (await people.PersonAsync(person, cancellation) is not { } whose
            || await episodes.FindAsync(new EpisodeKey(whose.Id, id), cancellation) is not { } before)
        {
            return DiaryApi.Missing();
        }

        if (context.Request.Based() is not { } version)
        {
            return VersionTag.Needed();
        }

        var (input, mistakes) = await EntryReader.EpisodeAsync(context.Request.Body, cancellation);
        var read = EpisodeReader.Read(input, people.NowFor(whose), BodySites.From(knowledge), before.When);
        if (mistakes.Count > 0 || read.Value is null)
        {
            return DiaryApi.Refuse(mistakes.Count > 0 ? mistakes : read.Mistakes);
        }

        return await episodes.SaveAsync(before.Key, version, read.Value, cancellation) switch
        {
            ChangeResult<Episode>.Saved saved => Show(saved.Value, context),
            ChangeResult<Episode>.Conflict conflict => DiaryApi.Conflict(DiaryResources.Of(conflict.Current)),
            _ => DiaryApi.Missing(),
        };
    }

    private static async Task<IResult> DeleteAsync(
        string person, Guid id, PersonStore people, EpisodeStore episodes, CancellationToken cancellation) =>
        await people.PersonAsync(person, cancellation) is { } whose && await episodes.DeleteAsync(new EpisodeKey(whose.Id, id), cancellation)
            ? TypedResults.NoContent()
            : DiaryApi.Missing();

    /// <summary>A PUT, because doing it twice is the same as once and a page of another site can't send it unasked.</summary>
    private static async Task<IResult> RestoreAsync(
        string person, Guid id, HttpContext context, PersonStore people, EpisodeStore episodes, CancellationToken cancellation)
    {
        if (await people.PersonAsync(person, cancellation) is not { } whose)
        {
            return DiaryApi.Missing();
        }

        var key = new EpisodeKey(whose.Id, id);
        await episodes.RestoreAsync(key, cancellation);
        return await episodes.FindAsync(key, cancellation) is { } restored ? Show(restored, context) : DiaryApi.Missing();
    }

    private static JsonHttpResult<EpisodeResource> Show(Episode episode, HttpContext context, int status = StatusCodes.Status200OK)
    {
        context.Response.Tag(episode.Version);
        return TypedResults.Json(DiaryResources.Of(episode), DiaryResources.Options, statusCode: status);
    }
}
