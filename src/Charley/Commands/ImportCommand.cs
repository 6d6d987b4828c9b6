using System.CommandLine;
using System.Text.Json;
using Charley.Diary;
using Charley.Diary.Care;
using Charley.Diary.Imports;
using Charley.Exchange.Imports;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley import FILE</c>, and taking an import back.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string?>("file") { Description = ImportTexts.FileArgument, Arity = ArgumentArity.ZeroOrOne };
        var preview = new Option<bool>("--preview") { Description = ImportTexts.PreviewOption };
        var undo = new Option<bool>("--undo") { Description = ImportTexts.UndoOption };
        var json = SharedOptions.Json();
        return DiaryOptions.Act(new Command("import", ImportTexts.Description) { file, preview, undo, json }, terminal, time, async (parsed, desk, cancellation) =>
        {
            var asJson = parsed.GetValue(json);
            if (parsed.GetValue(undo))
            {
                return await UndoAsync(desk, cancellation);
            }

            return parsed.GetValue(file) is { } path
                ? await ImportAsync(desk, path, parsed.GetValue(preview), asJson, cancellation)
                : await ListAsync(desk, asJson, cancellation);
        });
    }

    private static async Task<int> ImportAsync(DiaryDesk desk, string path, bool isPreview, bool asJson, CancellationToken cancellation)
    {
        try
        {
            await using var content = File.OpenRead(path);
            var name = Path.GetFileName(path);
            var progress = new LineProgress(desk.Terminal.Error, ImportTexts.Progress);
            var settings = new ImportSettings(desk.Now.Zone, desk.Now.Date) { Progress = asJson ? null : progress };
            var reading = ImportReader.Read(new ImportFile(name, content), settings, cancellation);
            var told = new ToldDays(reading.Source, name, reading.Days);
            var done = isPreview
                ? new ImportDone(await desk.Get<ImportStore>().PlanAsync(desk.Person.Id, told, cancellation), null)
                : await desk.Get<ImportStore>().CommitAsync(desk.Person.Id, told, cancellation);
            var summary = ImportSummary.Of(name, reading, done.Plan, done.Record?.Id);
            if (asJson)
            {
                return desk.Done(JsonSerializer.Serialize(summary, DiaryJson.Options));
            }

            ImportText.Write(summary, isPreview, desk.Terminal.Out);
            return ExitCodes.Fine;
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
