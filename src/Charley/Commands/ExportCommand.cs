using System.CommandLine;
using System.Globalization;
using Charley.Diary.Days;
using Charley.Exchange.Printing;
using Charley.Exchange.Reports;
using NodaTime;

namespace Charley.Commands;

/// <summary><c>charley export --pdf|--fhir|--csv|--json</c>.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var formats = ExportFormat.All.Select(format => (Format: format, Option: new Option<bool>(format.Option) { Description = format.Description })).ToList();
        var from = new Option<string?>("--from") { Description = ExportCommandTexts.FromOption };
        var to = new Option<string?>("--to") { Description = ExportCommandTexts.ToOption };
        var output = new Option<string?>("--output") { Description = ExportCommandTexts.OutputOption };
        var ask = new Option<string[]>("--ask") { Description = ExportCommandTexts.AskOption };
        var command = new Command("export", ExportCommandTexts.Description) { from, to, output, ask };
        formats.ForEach(format => command.Options.Add(format.Option));
        return DiaryOptions.Act(command, terminal, time, async (parsed, desk, cancellation) =>
        {
            if (formats.Where(format => parsed.GetValue(format.Option)).ToList() is not [var (wanted, _)])
            {
                return desk.Refuse(ExportCommandTexts.OneFormat);
            }

            var asked = new Asked(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(ask) ?? []);
            var path = Path.GetFullPath(parsed.GetValue(output) ?? UsualName(desk, wanted));
            return Refusal(wanted, asked, path) is { } refusal ? desk.Refuse(refusal) : await WriteAsync(wanted, asked, path, desk, cancellation);
        });
    }

    private static string UsualName(DiaryDesk desk, ExportFormat format) =>
        "charley-" + desk.Now.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + format.Ending;

    private static string? Refusal(ExportFormat wanted, Asked asked, string path) =>
        wanted.IsWholeDiary && asked.HasDays ? ExportCommandTexts.JsonIsAll
        : !wanted.HasQuestions && asked.Questions.Count > 0 ? ExportCommandTexts.AskIsReport
        : File.Exists(path) ? Fill.In(DiaryTexts.FileExists, path)
        : null;

    private static async Task<int> WriteAsync(ExportFormat wanted, Asked asked, string path, DiaryDesk desk, CancellationToken cancellation)
    {
        var (days, mistakes) = asked.DaysFor(desk);
        if (mistakes.Count > 0)
        {
            return desk.Refuse(mistakes);
        }

        // The browser starts while the report is written.
        _ = wanted.NeedsBrowser ? desk.Get<BrowserPrinter>().WarmAsync() : Task.CompletedTask;
        var material = await desk.Get<ReportSource>().GatherAsync(desk.Person, days, cancellation) with { OwnQuestions = OwnQuestions.Read(asked.Questions) };
        using var content = new MemoryStream();
        if (await wanted.WriteAsync(material, content, desk, cancellation) is { } trouble)
        {
            await desk.Terminal.Error.WriteLineAsync(trouble);
            return ExitCodes.Failed;
        }

        // Complete or not at all: half an export that looks like one would be believed.
        var partial = path + ".partial";
        await File.WriteAllBytesAsync(partial, content.ToArray(), cancellation);
        File.Move(partial, path);
        return desk.Done(Fill.In(ExportCommandTexts.Written, path));
    }

    /// <summary>What was asked for beside the format.</summary>
    /// <param name="From">The first day in words; null for the usual one.</param>
    /// <param name="To">The last day in words; null for today.</param>
    /// <param name="Questions">Questions for the report.</param>
    private sealed record Asked(string? From, string? To, IReadOnlyList<string> Questions)
    {
        public bool HasDays => From is not null || To is not null;

        public (DateInterval? Days, IReadOnlyList<Diary.Entry.Mistake> Mistakes) DaysFor(DiaryDesk desk)
        {
            if (!HasDays)
            {
                return (null, []);
            }

            var usual = desk.Get<ReportSource>().UsualDays(desk.Person);
            var (first, wrongFirst) = From is null ? (usual.Start, []) : DayReader.ReadDate(From, desk.Now, "from");
            var (last, wrongLast) = To is null ? (usual.End, []) : DayReader.ReadDate(To, desk.Now, "to");
            return first is { } start && last is { } end
                ? (new DateInterval(LocalDate.Min(start, end), LocalDate.Max(start, end)), [])
                : (null, [.. wrongFirst, .. wrongLast]);
        }
    }
}
