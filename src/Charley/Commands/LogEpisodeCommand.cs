using System.Collections.Immutable;
using System.CommandLine;
using Charley.Diary.Episodes;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley log cramp|twitch SITE [SIDE]</c>: an episode in one line.</summary>
internal static class LogEpisodeCommand
{
    public static Command Create(EpisodeKind kind, string name, string description, Terminal terminal, TimeProvider time)
    {
        var site = new Argument<string>("site") { Description = DiaryTexts.SiteArgument };
        var side = new Argument<string?>("side") { Description = DiaryTexts.SideArgument, Arity = ArgumentArity.ZeroOrOne };
        var said = new EpisodeOptions();
        var command = new Command(name, description) { site, side };
        said.AddTo(command);
        return DiaryOptions.Act(command, terminal, time, async (parsed, desk, cancellation) =>
        {
            var input = said.Change(parsed, new EpisodeInput { When = "now" }) with
            {
                Kind = Charley.Diary.Entry.Choices.WordOf(kind),
                Site = parsed.GetValue(site),
                Side = parsed.GetValue(side),
            };
            var read = EpisodeReader.Read(input, desk.Now, desk.Sites);
            if (read.Value is null)
            {
                return desk.Refuse(read.Mistakes);
            }

            var store = desk.Get<EpisodeStore>();
            var episode = await store.AddAsync(store.NewKey(desk.Person.Id), read.Value, cancellation);
            return desk.Done(Fill.In(DiaryTexts.Logged, DiaryText.Line(episode, desk.Sites)));
        });
    }
}

/// <summary>The options that say more about an episode, for logging and for changing one.</summary>
internal sealed class EpisodeOptions
{
    private readonly Option<string?> at = new("--at") { Description = DiaryTexts.AtOption };
    private readonly Option<string?> duration = new("--duration") { Description = DiaryTexts.DurationOption };
    private readonly Option<string?> intensity = new("--intensity") { Description = DiaryTexts.IntensityOption };
    private readonly Option<string?> woke = new("--woke") { Description = DiaryTexts.WokeOption };
    private readonly Option<string?> sore = new("--sore") { Description = DiaryTexts.SoreOption };
    private readonly Option<string?> activity = new("--activity") { Description = DiaryTexts.ActivityOption };
    private readonly Option<string[]> tried = new("--tried") { Description = DiaryTexts.TriedOption };
    private readonly Option<string[]> helped = new("--helped") { Description = DiaryTexts.HelpedOption };
    private readonly Option<string?> note = new("--note") { Description = DiaryTexts.NoteOption };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { at, duration, intensity, woke, sore, activity, tried, helped, note })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The input with what the options name; everything else stays.</summary>
    public EpisodeInput Change(ParseResult parsed, EpisodeInput before) => before with
    {
        When = parsed.GetValue(at) ?? before.When,
        Duration = parsed.GetValue(duration) ?? before.Duration,
        Intensity = parsed.GetValue(intensity) ?? before.Intensity,
        Woke = parsed.GetValue(woke) ?? before.Woke,
        Sore = parsed.GetValue(sore) ?? before.Sore,
        Activity = parsed.GetValue(activity) ?? before.Activity,
        Tried = Attempts(parsed) is { IsEmpty: false } attempts ? attempts : before.Tried,
        Note = parsed.GetValue(note) ?? before.Note,
    };

    private ImmutableArray<(string Remedy, string? Helped)> Attempts(ParseResult parsed) =>
    [
        .. (parsed.GetValue(helped) ?? []).Select(remedy => (remedy, (string?)"yes")),
        .. (parsed.GetValue(tried) ?? []).Select(remedy => (remedy, (string?)"no")),
    ];
}
