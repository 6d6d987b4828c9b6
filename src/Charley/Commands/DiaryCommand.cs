using System.CommandLine;
using System.Text.Json;
using Charley.Diary;
using Charley.Diary.Care;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Output;
using NodaTime;

namespace Charley.Commands;

/// <summary><c>charley diary list|edit|delete|undo|export|import|people</c>.</summary>
internal static class DiaryCommand
{
    /// <summary>Days that are listed where no first day is given.</summary>
    private const string UsualFrom = "30 days ago";

    public static Command Create(Terminal terminal, TimeProvider time) => new("diary", DiaryTexts.DiaryDescription)
    {
        List(terminal, time),
        DiaryEditCommand.Edit(terminal, time),
        DiaryEditCommand.Delete(terminal, time),
        DiaryEditCommand.Undo(terminal, time),
        Export(terminal, time),
        Import(terminal, time),
        People(terminal, time),
    };

    private static Command List(Terminal terminal, TimeProvider time)
    {
        var from = new Option<string?>("--from") { Description = DiaryTexts.FromOption };
        var to = new Option<string?>("--to") { Description = DiaryTexts.ToOption };
        var json = SharedOptions.Json();
        return DiaryOptions.Act(new Command("list", DiaryTexts.ListDescription) { from, to, json }, terminal, time, async (parsed, desk, cancellation) =>
        {
            var (first, firstMistakes) = DayReader.ReadDate(parsed.GetValue(from) ?? UsualFrom, desk.Now, "from");
            var (last, lastMistakes) = DayReader.ReadDate(parsed.GetValue(to) ?? "today", desk.Now, "to");
            if (first is not { } start || last is not { } end)
            {
                return desk.Refuse([.. firstMistakes, .. lastMistakes]);
            }

            var days = new DateInterval(LocalDate.Min(start, end), LocalDate.Max(start, end));
            var episodes = await desk.Get<EpisodeStore>().ListAsync(desk.Person.Id, days, cancellation);
            var records = await desk.Get<DayStore>().ListAsync(desk.Person.Id, days, cancellation);
            if (parsed.GetValue(json))
            {
                return desk.Done(JsonSerializer.Serialize(new { Episodes = episodes, Days = records }, DiaryJson.Options));
            }

            DiaryText.Write(episodes, records, days, desk.Sites, desk.Terminal.Out);
            return ExitCodes.Fine;
        });
    }

    private static Command Export(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string>("file") { Description = DiaryTexts.ExportArgument };
        return DiaryOptions.Act(new Command("export", DiaryTexts.ExportDescription) { file }, terminal, time, async (parsed, desk, cancellation) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (File.Exists(path))
            {
                return desk.Refuse(Fill.In(DiaryTexts.FileExists, path));
            }

            // Complete or not at all: half an export that looks like one would be believed.
            var partial = path + ".partial";
            await using (var output = File.Create(partial))
            {
                await desk.Get<DiaryArchive>().ExportAsync(output, cancellationToken: cancellation);
            }

            File.Move(partial, path);
            return desk.Done(Fill.In(DiaryTexts.Exported, path));
        });
    }

    private static Command Import(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string>("file") { Description = DiaryTexts.ImportArgument };
        return DiaryOptions.Act(new Command("import", DiaryTexts.ImportDescription) { file }, terminal, time, async (parsed, desk, cancellation) =>
        {
            await using var input = File.OpenRead(parsed.GetRequiredValue(file));
            var count = await desk.Get<DiaryArchive>().ImportAsync(input, cancellation);
            return desk.Done(Fill.In(DiaryTexts.Imported, count.Added, count.Skipped));
        });
    }

    private static Command People(Terminal terminal, TimeProvider time)
    {
        var add = new Option<string?>("--add") { Description = DiaryTexts.PeopleAddOption };
        return DiaryOptions.Act(new Command("people", DiaryTexts.PeopleDescription) { add }, terminal, time, async (parsed, desk, cancellation) =>
        {
            if (parsed.GetValue(add) is { } text)
            {
                var (name, mistake) = PersonStore.CheckName(text);
                if (name is null)
                {
                    return desk.Refuse([mistake!]);
                }

                await desk.Get<PersonStore>().AddAsync(name, cancellationToken: cancellation);
                return desk.Done(Fill.In(DiaryTexts.AddedPerson, name));
            }

            foreach (var person in await desk.Get<PersonStore>().ListAsync(cancellation))
            {
                await desk.Terminal.Out.WriteLineAsync(DiaryText.Plain(person.Name ?? DiaryTexts.PersonOwn));
            }

            return ExitCodes.Fine;
        });
    }
}
