using System.CommandLine;
using System.Text.Json;
using Charley.Diary.Care;
using Charley.Diary.Imports;
using Charley.Exchange.Imports;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley import FILE</c>, and taking an import back.</summary>
internal static class ImportCommand
{
    private const string TableEnding = ".csv";

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string?>("file") { Description = ImportTexts.FileArgument, Arity = ArgumentArity.ZeroOrOne };
        var preview = new Option<bool>("--preview") { Description = ImportTexts.PreviewOption };
        var undo = new Option<bool>("--undo") { Description = ImportTexts.UndoOption };
        var accept = new Option<bool>("--accept") { Description = ImportTexts.AcceptOption };
        var order = new Option<string?>("--date-order") { Description = ImportTexts.OrderOption };
        var columns = new Option<string[]>("--column") { Description = ImportTexts.ColumnOption };
        var json = SharedOptions.Json();
        return DiaryOptions.Act(new Command("import", ImportTexts.Description) { file, preview, undo, accept, order, columns, json }, terminal, time, async (parsed, desk, cancellation) =>
        {
            var asJson = parsed.GetValue(json);
            if (parsed.GetValue(undo))
            {
                return await UndoAsync(desk, cancellation);
            }

            return parsed.GetValue(file) is { } path
                ? await ImportAsync(
                    desk,
                    path,
                    new ImportWish(parsed.GetValue(preview), asJson, parsed.GetValue(accept), parsed.GetValue(order), parsed.GetValue(columns) ?? []),
                    cancellation)
                : await ListAsync(desk, asJson, cancellation);
        });
    }

    private static async Task<int> ImportAsync(DiaryDesk desk, string path, ImportWish wish, CancellationToken cancellation)
    {
        try
        {
            await using var content = File.OpenRead(path);
            var file = new ImportFile(Path.GetFileName(path), content);
            var progress = wish.AsJson ? null : new LineProgress(desk.Terminal.Error, ImportTexts.Progress);
            var importer = desk.Get<ImportDesk>();
            var look = wish.IsPreview || wish.IsAboutTable || file.Name.EndsWith(TableEnding, StringComparison.OrdinalIgnoreCase)
                ? await importer.PreviewAsync(desk.Person, file, null, progress, cancellation)
                : null;
            var mapping = look?.Reading.Table is { } table ? wish.Apply(table) : null;
            if (mapping is not null)
            {
                look = await importer.PreviewAsync(desk.Person, file, mapping, null, cancellation);
            }

            if (look is not null && (wish.IsPreview || look.Reading.Table is { IsConfirmed: false } or { Problem: not null }))
            {
                return Show(desk, look, wish);
            }

            var done = await importer.CommitAsync(desk.Person, file, mapping, look is null ? progress : null, cancellation);
            return Show(desk, done, wish);
        }
        catch (ImportRefusedException refused)
        {
            return desk.Refuse(refused.Message + "\n" + ImportTexts.NothingChanged);
        }
        catch (OperationCanceledException)
        {
            return desk.Refuse(ImportTexts.Cancelled + "\n" + ImportTexts.NothingChanged);
        }
    }

    /// <summary>A table that is waiting for its columns to be confirmed is an answer of "no".</summary>
    private static int Show(DiaryDesk desk, ImportOutcome outcome, ImportWish wish)
    {
        var waits = outcome.Reading.Table is { IsConfirmed: false } or { Problem: not null };
        if (wish.AsJson)
        {
            desk.Done(JsonSerializer.Serialize(new ImportAnswer(outcome.Summary, outcome.Reading.Table, outcome.Reading.Proposals), DiaryJson.Options));
        }
        else
        {
            if (outcome.Reading.Table is { } table)
            {
                ImportText.WriteTable(table, desk.Terminal.Out);
            }

            ImportText.WriteProposals(outcome.Reading.Proposals, desk.Terminal.Out);
            ImportText.Write(outcome.Summary, wish.IsPreview || waits, desk.Terminal.Out);
            if (waits)
            {
                desk.Terminal.Out.WriteLine(ImportTexts.AcceptHint);
            }
        }

        return waits && !wish.IsPreview ? ExitCodes.Failed : ExitCodes.Fine;
    }

    private static async Task<int> UndoAsync(DiaryDesk desk, CancellationToken cancellation)
    {
        var store = desk.Get<ImportStore>();
        var imports = await store.ListAsync(desk.Person.Id, cancellation);
        if (imports.Count == 0 || await store.UndoAsync(desk.Person.Id, imports[0].Id, cancellation) is not { } undone)
        {
            return desk.Refuse(ImportTexts.NothingToUndo);
        }

        return desk.Done(Fill.In(ImportTexts.Undone, undone.FileName));
    }

    private static async Task<int> ListAsync(DiaryDesk desk, bool asJson, CancellationToken cancellation)
    {
        var imports = await desk.Get<ImportStore>().ListAsync(desk.Person.Id, cancellation);
        if (asJson)
        {
            return desk.Done(JsonSerializer.Serialize(imports, DiaryJson.Options));
        }

        if (imports.Count == 0)
        {
            return desk.Done(ImportTexts.NoImports);
        }

        foreach (var import in imports)
        {
            await desk.Terminal.Out.WriteLineAsync(ImportText.Line(import));
        }

        return ExitCodes.Fine;
    }
}
