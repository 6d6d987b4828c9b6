using System.CommandLine;
using System.Text.Json;
using Charley.Diary.Care;
using Charley.Output;
using Charley.Web.Learning;

namespace Charley.Commands;

/// <summary><c>charley learn triggers</c>: what brings a person's episodes on.</summary>
internal static class LearnTriggersCommand
{
    private const double Hundred = 100;

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var json = SharedOptions.Json();
        var neutral = new Option<bool>("--neutral") { Description = DiaryTexts.NeutralOption };
        var kind = new Option<CountedKind>("--kind") { Description = DiaryTexts.CountedKindOption };
        return DiaryOptions.Act(new Command("triggers", DiaryTexts.LearnTriggersDescription) { json, neutral, kind }, terminal, time, async (parsed, desk, cancellation) =>
        {
            var progress = new ProgressAtOnce<double>(share => terminal.Error.WriteLine(Fill.In(DiaryTexts.LearnProgress, Math.Round(share * Hundred))));
            try
            {
                var (_, story) = await desk.Get<TriggerDesk>().FindAsync(desk.Person, until: null, progress, cancellation, parsed.GetValue(neutral), parsed.GetValue(kind));
                if (parsed.GetValue(json))
                {
                    return desk.Done(JsonSerializer.Serialize(story, DiaryJson.Options));
                }

                TriggerText.Write(story, desk.Person.HidesCounts, desk.Terminal.Out);
                return ExitCodes.Fine;
            }
            catch (OperationCanceledException)
            {
                await terminal.Error.WriteLineAsync(DiaryTexts.LearnStopped);
                return ExitCodes.Failed;
            }
        });
    }
}
