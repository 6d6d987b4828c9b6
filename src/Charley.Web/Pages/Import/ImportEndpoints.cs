using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary.Entry;
using Charley.Diary.Imports;
using Charley.Exchange.Imports.Csv;
using Charley.Exchange.Imports.Jobs;
using Charley.Web.Components;
using Charley.Web.Pages.Errors;
using Charley.Web.Pages.Interview;
using Charley.Web.Pages.People;
using Microsoft.AspNetCore.Antiforgery;
using NodaTime;

namespace Charley.Web.Pages.Import;

/// <summary>Bringing a file, seeing what it would do, saving it, and taking it back.</summary>
internal static class ImportEndpoints
{
    /// <summary>The page where files are brought.</summary>
    public const string Path = "/diary/import";

    /// <summary>A browser without scripts asks again by itself.</summary>
    private const string LookAgainSeconds = "2";

    private static readonly Duration Silence = Duration.FromMinutes(3);

    /// <summary>The page of one import.</summary>
    public static string Job(Guid id) => $"{Path}/{id}";

    /// <summary>Where an import is taken back.</summary>
    public static string Undo(Guid id) => $"{Path}/undo/{id}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (HttpContext context, CurrentPerson current, ImportStore imports, CancellationToken cancellation) =>
            StartAsync(context, current, imports, [], cancellation));

        // The file streams in and is never held as a form, so its key is checked by hand.
        pages.MapPost(UploadLimit.PagePath, UploadAsync).DisableAntiforgery().WithMetadata(new UploadLimit());
        pages.MapGet("/diary/import/{id:guid}", ShowAsync);
        pages.MapPost("/diary/import/{id:guid}/commit", CommitAsync);
        pages.MapPost("/diary/import/{id:guid}/columns", ColumnsAsync);
        pages.MapPost("/diary/import/{id:guid}/interview", AnswerAsync);
        pages.MapPost("/diary/import/{id:guid}/cancel", CancelAsync);
        pages.MapPost("/diary/import/undo/{id:guid}", UndoAsync);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, CurrentPerson current, ImportStore imports, List<FieldMistake> mistakes, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var view = new ImportStartView(person, await imports.ListAsync(person.Id, cancellation), mistakes, null);
        return Start(view, mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, CurrentPerson current, IAntiforgery antiforgery, ImportStaging staging, ImportRunner runner, ImportStore imports, CancellationToken cancellation)
    {
        if (await ImportUpload.OpenAsync(context, antiforgery, cancellation) is not var (name, content))
        {
            return await ImportUpload.IsOwnAsync(context, antiforgery)
                ? await StartAsync(context, current, imports, [new FieldMistake("file", ImportTexts.FileMissing)], cancellation)
                : ErrorPages.Show(StatusCodes.Status400BadRequest);
        }

        var person = await current.FindAsync(context, cancellation);
        var id = await staging.KeepAsync(content, cancellation);
        _ = runner.StartAsync(person, id, name, null, commit: false);
        return SeeOther.To(Job(id));
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, CurrentPerson current, ImportStaging staging, CancellationToken cancellation) =>
        await FindAsync(id, context, current, staging, cancellation) is { } view ? Show(view, context) : TypedResults.NotFound();

    private static async Task<IResult> CommitAsync(
        Guid id, HttpContext context, CurrentPerson current, ImportStaging staging, ImportRunner runner, CancellationToken cancellation)
    {
        if (await FindAsync(id, context, current, staging, cancellation) is not { } view)
        {
            return TypedResults.NotFound();
        }

        // A second tap finds the work begun.
        if (view.Job.Phase == ImportPhase.Preview && view.Job.Table is null or { IsConfirmed: true })
        {
            _ = runner.StartAsync(view.Person, id, view.Job.FileName, view.Job.Table?.Mapping, commit: true);
        }

        return SeeOther.To(Job(id));
    }

    /// <summary>The person says how the columns are read; the file is read again by that.</summary>
    private static async Task<IResult> ColumnsAsync(
        Guid id, HttpContext context, CurrentPerson current, ImportStaging staging, ImportRunner runner, CancellationToken cancellation)
    {
        if (await FindAsync(id, context, current, staging, cancellation) is not { Job: { Phase: ImportPhase.Preview, Table: { } table } } view)
        {
            return SeeOther.To(Job(id));
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var mapping = new TableMapping(
            Choices.Find<DateOrder>(form["order"]),
            [.. table.Mapping.Columns.Select((rule, index) => Rule(rule, form[Numbered("target", index)].ToString(), form[Numbered("unit", index)].ToString()))]);
        if (mapping.Problem([.. table.Mapping.Columns.Select(rule => rule.Header)]) is { } problem)
        {
            return Show(view with { Job = view.Job with { Table = table with { Mapping = mapping } }, Mistakes = [new FieldMistake("columns", problem)] }, context);
        }

        _ = runner.StartAsync(view.Person, id, view.Job.FileName, mapping, commit: false);
        return SeeOther.To(Job(id));
    }

    /// <summary>What the person ticked answers questions of the interview that is open in this browser.</summary>
    private static async Task<IResult> AnswerAsync(
        Guid id, HttpContext context, CurrentPerson current, ImportStaging staging, InterviewDesk interviews, KnowledgeBase knowledge, CancellationToken cancellation)
    {
        if (await FindAsync(id, context, current, staging, cancellation) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var chosen = view.Job.Proposals.Where((_, index) => form["use"].Contains(index.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal)).ToList();
        if (chosen.Count == 0)
        {
            return Show(view with { Mistakes = [new FieldMistake("use-0", ImportTexts.RecordNone)] }, context);
        }

        var changed = InterviewCookie.Read(context) is { } interview
            ? await interviews.ChangeAsync(interview, subject => ProposalAnswers.Into(subject, chosen, knowledge), cancellation)
            : null;
        return changed is null
            ? Show(view with { Mistakes = [new FieldMistake("use-0", ImportTexts.RecordNoInterview)] }, context)
            : SeeOther.To(InterviewPaths.Answers(changed.Id));
    }

    private static async Task<IResult> CancelAsync(Guid id, HttpContext context, CurrentPerson current, ImportStaging staging, CancellationToken cancellation)
    {
        if (await FindAsync(id, context, current, staging, cancellation) is not { } view)
        {
            return TypedResults.NotFound();
        }

        staging.Cancel(id);
        if (!view.Job.IsBusy || view.IsSilent)
        {
            staging.Write(view.Job with { Phase = ImportPhase.Cancelled });
        }

        return SeeOther.To(Path);
    }

    private static async Task<IResult> UndoAsync(Guid id, HttpContext context, CurrentPerson current, ImportStore imports, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        return await imports.UndoAsync(person.Id, id, cancellation) is { } undone
            ? Start(new ImportStartView(person, await imports.ListAsync(person.Id, cancellation), [], undone.FileName))
            : SeeOther.To(Path);
    }

    private static string Numbered(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}-{index}");

    /// <summary>A unit belongs to a target; where another target was chosen, the one that stands there is only kept if it fits.</summary>
    private static ColumnRule Rule(ColumnRule before, string target, string unit) =>
        new(before.Header, target.Length == 0 ? TableMapping.Ignore : target, TableMapping.UnitNamesOf(target).Count == 0 || unit.Length == 0 ? null : unit);

    private static async Task<ImportJobView?> FindAsync(Guid id, HttpContext context, CurrentPerson current, ImportStaging staging, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        return staging.Find(person.Id, id) is { } job
            ? new ImportJobView(person, job, job.IsBusy && staging.Now - job.UpdatedAt > Silence, [])
            : null;
    }

    private static RazorComponentResult<ImportPage> Start(ImportStartView view, int status = StatusCodes.Status200OK) => new(new { View = view }) { StatusCode = status };

    private static RazorComponentResult<ImportJobPage> Show(ImportJobView view, HttpContext context)
    {
        if (view.Job.IsBusy && !view.IsSilent)
        {
            context.Response.Headers["Refresh"] = LookAgainSeconds;
        }

        return new(new { View = view }) { StatusCode = view.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }
}
