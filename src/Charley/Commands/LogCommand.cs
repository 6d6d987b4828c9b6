using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Commands;

/// <summary><c>charley log cramp|twitch|day|nothing</c>: quick entries.</summary>
internal static class LogCommand
{
    public static Command Create(Terminal terminal, TimeProvider time) => new("log", DiaryTexts.LogDescription)
    {
        LogEpisodeCommand.Create(EpisodeKind.Cramp, "cramp", DiaryTexts.CrampDescription, terminal, time),
        LogEpisodeCommand.Create(EpisodeKind.Twitch, "twitch", DiaryTexts.TwitchDescription, terminal, time),
        Day(terminal, time),
        Nothing(terminal, time),
    };

    private static Command Day(Terminal terminal, TimeProvider time)
    {
        var on = On();
        var period = new Option<string?>("--period") { Description = DiaryTexts.PeriodOption };
        var taken = new Option<string?>("--taken") { Description = DiaryTexts.TakenOption };
        var tags = new Option<string?>("--tags") { Description = DiaryTexts.TagsOption };
        var numbers = Exposures.All.ToImmutableDictionary(
            exposure => exposure.Id,
            exposure => new Option<string?>("--" + exposure.Id) { Description = string.Create(CultureInfo.CurrentCulture, $"{exposure.Name}, {exposure.Unit}. {exposure.Hint}") },
            StringComparer.Ordinal);
        var command = new Command("day", DiaryTexts.DayDescription) { on, period, taken, tags };
        foreach (var exposure in Exposures.All)
        {
            command.Options.Add(numbers[exposure.Id]);
        }

        return DiaryOptions.Act(command, terminal, time, (parsed, desk, cancellation) => ChangeAsync(
            desk,
            parsed.GetValue(on),
            before => before with
            {
                Numbers = before.Numbers.SetItems(
                    numbers.Where(pair => parsed.GetValue(pair.Value) is not null).Select(pair => KeyValuePair.Create(pair.Key, parsed.GetValue(pair.Value)!))),
                Period = parsed.GetValue(period) ?? before.Period,
                Taken = parsed.GetValue(taken) ?? before.Taken,
                Tags = parsed.GetValue(tags) ?? before.Tags,
            },
            cancellation));
    }

    private static Command Nothing(Terminal terminal, TimeProvider time)
    {
        var on = On();
        var command = new Command("nothing", DiaryTexts.NothingDescription) { on };
        return DiaryOptions.Act(command, terminal, time, (parsed, desk, cancellation) =>
            ChangeAsync(desk, parsed.GetValue(on), before => before with { NothingHappened = true }, cancellation));
    }

    private static Option<string?> On() => new("--on") { Description = DiaryTexts.OnOption };

    private static async Task<int> ChangeAsync(DiaryDesk desk, string? on, Func<DayInput, DayInput> change, CancellationToken cancellation)
    {
        var (date, mistakes) = DayReader.ReadDate(on ?? "today", desk.Now, "on");
        if (date is not { } day)
        {
            return desk.Refuse(mistakes);
        }

        var episodes = await desk.Get<EpisodeStore>().ListAsync(desk.Person.Id, new DateInterval(day, day), cancellation);
        var before = await desk.Get<DayStore>().FindAsync(desk.Person.Id, day, cancellation);
        var input = change(DayInput.From(before?.Content ?? DayContent.Empty) with { Episodes = episodes.Count });
        var read = DayReader.Read(input.NothingHappened && before?.Content.NothingHappened == true ? input with { Episodes = 0 } : input);
        if (read.Value is null)
        {
            return desk.Refuse(read.Mistakes);
        }

        var saved = await desk.Get<DayStore>().SaveAsync(desk.Person.Id, day, before?.Version ?? DayStore.NoVersion, read.Value, cancellation);
        return saved is ChangeResult<DayRecord>.Saved
            ? desk.Done(Fill.In(DiaryTexts.DaySaved, day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)))
            : desk.Refuse(DiaryTexts.Conflict);
    }
}
