using System.Text.Json;
using Charley.Diary;
using Charley.Diary.Care;
using Charley.Diary.Imports;
using Charley.Exchange.Imports.Csv;
using Charley.Exchange.Imports.Jobs;

namespace Charley.Web.Api;

/// <summary>How a program confirms an import.</summary>
/// <param name="Mapping">How the columns of a table are read; left out for other files, or if the proposal is right.</param>
internal sealed record CommitRequest(TableMapping? Mapping);

/// <summary>Imports: a file in, a preview, its progress, saving it, and taking it back.</summary>
internal static class ImportsApi
{
    private const string Bytes = "application/octet-stream";

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports");
        imports.MapPost(string.Empty, UploadAsync).WithName("import").WithSummary(ApiTexts.ImportSummary).WithDescription(ApiTexts.ImportDescription)
            .WithMetadata(new UploadLimit()).Accepts<IFormFile>(Bytes);
        imports.MapGet(string.Empty, ListAsync).WithName("imports").WithSummary(ApiTexts.ImportsSummary);
        imports.MapGet("/{id:guid}", FindAsync).WithName("import-progress").WithSummary(ApiTexts.ImportProgressSummary);
        imports.MapPost("/{id:guid}/commit", CommitAsync).WithName("import-commit").WithSummary(ApiTexts.ImportCommitSummary);
        imports.MapDelete("/{id:guid}", CancelAsync).WithName("import-cancel").WithSummary(ApiTexts.ImportCancelSummary);
        imports.MapPost("/{id:guid}/undo", UndoAsync).WithName("import-undo").WithSummary(ApiTexts.ImportUndoSummary);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, ImportStaging staging, ImportRunner runner, PersonStore people, string? name, bool? preview, Guid? person, CancellationToken cancellation)
    {
        // Only bytes: a page of another site can send forms and plain text without asking, but not these.
        if (context.Request.ContentType != Bytes)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: ApiTexts.NotBytesTitle, detail: ApiTexts.NotBytes);
        }

        if (await WhoAsync(people, person, cancellation) is not { } who)
        {
            return TypedResults.NotFound();
        }

        UploadLimit.Raise(context);
        var id = await staging.KeepAsync(context.Request.Body, cancellation);
        _ = runner.StartAsync(who, id, string.IsNullOrWhiteSpace(name) ? "upload" : Path.GetFileName(name), null, preview == false);
        return Answer(staging.Find(who.Id, id)!, StatusCodes.Status202Accepted, context);
    }

    private static async Task<IResult> ListAsync(ImportStore imports, PersonStore people, Guid? person, CancellationToken cancellation) =>
        await WhoAsync(people, person, cancellation) is { } who
            ? TypedResults.Json(await imports.ListAsync(who.Id, cancellation), DiaryJson.Options)
            : TypedResults.NotFound();

    private static async Task<IResult> FindAsync(Guid id, ImportStaging staging, PersonStore people, Guid? person, HttpContext context, CancellationToken cancellation) =>
        await WhoAsync(people, person, cancellation) is { } who && staging.Find(who.Id, id) is { } job
            ? Answer(job, StatusCodes.Status200OK, context)
            : TypedResults.NotFound();

    private static async Task<IResult> CommitAsync(
        Guid id, HttpContext context, ImportStaging staging, ImportRunner runner, PersonStore people, Guid? person, CancellationToken cancellation)
    {
        if (!context.Request.HasJsonContentType())
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: ApiTexts.NotJsonTitle, detail: ApiTexts.NotJsonType);
        }

        if (await WhoAsync(people, person, cancellation) is not { } who || staging.Find(who.Id, id) is not { } job)
        {
            return TypedResults.NotFound();
        }

        CommitRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync<CommitRequest>(context.Request.Body, DiaryJson.Options, cancellation);
        }
        catch (JsonException)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: ApiTexts.RefusedTitle, detail: ApiTexts.MappingBroken);
        }

        if (job.Phase != ImportPhase.Preview)
        {
            return Answer(job, StatusCodes.Status409Conflict, context);
        }

        _ = runner.StartAsync(who, id, job.FileName, request?.Mapping ?? job.Table?.Mapping, commit: true);
        return Answer(staging.Find(who.Id, id)!, StatusCodes.Status202Accepted, context);
    }

    private static async Task<IResult> CancelAsync(Guid id, ImportStaging staging, PersonStore people, Guid? person, CancellationToken cancellation)
    {
        if (await WhoAsync(people, person, cancellation) is not { } who || staging.Find(who.Id, id) is null)
        {
            return TypedResults.NotFound();
        }

        staging.Cancel(id);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> UndoAsync(
        Guid id, HttpContext context, ImportStore imports, PersonStore people, Guid? person, CancellationToken cancellation)
    {
        if (!context.Request.HasJsonContentType())
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: ApiTexts.NotJsonTitle, detail: ApiTexts.NotJsonType);
        }

        return await WhoAsync(people, person, cancellation) is { } who && await imports.UndoAsync(who.Id, id, cancellation) is { } undone
            ? TypedResults.Json(undone, DiaryJson.Options)
            : TypedResults.NotFound();
    }

    private static JsonHttpResult<ImportJob> Answer(ImportJob job, int status, HttpContext context)
    {
        context.Response.Headers.Location = UploadLimit.ApiPath + "/" + job.Id;
        return TypedResults.Json(job, DiaryJson.Options, statusCode: status);
    }

    private static async Task<Person?> WhoAsync(PersonStore people, Guid? id, CancellationToken cancellation) =>
        id is { } known ? await people.FindAsync(known, cancellation) : await people.DefaultAsync(cancellation);
}
