using System.CommandLine;
using System.Text.Json;
using Charley.Diary.Care;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Output;
using Charley.Web.Learning;
using NodaTime;

namespace Charley.Commands;

/// <summary><c>charley learn triggers</c>: what brings a person's episodes on.</summary>
internal static class LearnTriggersCommand
{
    private const double Hundred = 100;
    private static readonly LocalDate Beginning = new(1900, 1, 1);

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var json = SharedOptions.Json();
        return DiaryOptions.Act(new Command("triggers", DiaryTexts.LearnTriggersDescription) { json }, terminal, time, async (parsed, desk, cancellation) =>
        {
            var today = desk.Now.Date;
            var range = new DateInterval(Beginning, today);
            var reading = TriggerReading.Of(
                await desk.Get<EpisodeStore>().MarksAsync(desk.Person.Id, range, cancellation),
                await desk.Get<DayStore>().ListAsync(desk.Person.Id, range, cancellation),
                today);
            try
            {
                var story = TriggerStory.Tell(reading, new Percent(terminal.Error), cancellation);
                if (parsed.GetValue(json))
                {
                    return desk.Done(JsonSerializer.Serialize(story, DiaryJson.Options));
                }

                TriggerText.Write(story, desk.Terminal.Out);
                return ExitCodes.Fine;
            }
            catch (OperationCanceledException)
            {
                await terminal.Error.WriteLineAsync(DiaryTexts.LearnStopped);
                return ExitCodes.Failed;
            }
        });
    }

    /// <summary>Says how much is done; at once, not from another thread as the framework's own does.</summary>
    private sealed class Percent(TextWriter output) : IProgress<double>
    {
        public void Report(double value) => output.WriteLine(Fill.In(DiaryTexts.LearnProgress, Math.Round(value * Hundred)));
    }
}
