using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Charley.Diary;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Web.Components;
using NodaTime;

namespace Charley.Web.Pages.Diaries.Log;

/// <summary>Between the form and an episode.</summary>
internal static partial class EpisodeForm
{
    /// <summary>The value by which the form says "tried, hard to say whether it helped".</summary>
    public const string Unsure = "unsure";

    /// <summary>More buttons than this would push the form off the screen.</summary>
    private const int MostAgain = 3;

    /// <summary>More would not be read at night.</summary>
    private const int MostRemedies = 8;

    /// <summary>Between the place and the side; no place has it in its name.</summary>
    private const char SpotMark = '.';

    /// <summary>A form for a new episode: kind, place and side as last time, the time now.</summary>
    public static EpisodeView New(Person person, EpisodeStore episodes, ZonedDateTime now, IReadOnlyList<Episode> recent, BodySites sites, KnowledgeBase knowledge)
    {
        var last = recent is [var latest, ..] ? latest : null;
        var input = new EpisodeInput
        {
            Kind = Choices.WordOf(last?.Details.Kind ?? EpisodeKind.Cramp),
            Site = last?.Details.Site,
            Side = Words.Of(last?.Details.Side),
            When = Written(now.LocalDateTime),
        };
        var again = recent
            .DistinctBy(episode => (episode.Details.Kind, episode.Details.Site, episode.Details.Side))
            .Take(MostAgain)
            .Select(episode => new AgainChoice(
                episodes.NewKey(person.Id).Id,
                Choices.WordOf(episode.Details.Kind),
                episode.Details.Site,
                Words.Of(episode.Details.Side) ?? string.Empty,
                EpisodeWords.Line(episode, sites)));
        return new EpisodeView(
            person, DiaryPaths.Log, episodes.NewKey(person.Id).Id, 0, input, Order(sites, recent), Remedies(knowledge, []), [.. again], [], null);
    }

    /// <summary>A form for an episode that there is.</summary>
    public static EpisodeView Of(Person person, Episode episode, BodySites sites, KnowledgeBase knowledge)
    {
        var input = EpisodeInput.From(episode.Content);
        return new EpisodeView(
            person, DiaryPaths.Episode(episode.Id), episode.Id, episode.Version, input, sites.All, Remedies(knowledge, input.Tried), [], [], null);
    }

    /// <summary>The fields as they were sent.</summary>
    public static EpisodeInput Read(IFormCollection form) => new()
    {
        Kind = form["kind"],
        Site = PlaceOf(form).Site,
        Side = PlaceOf(form).Side,
        When = form.ContainsKey("now") ? "now" : $"{form["date"]} {form["time"]}",
        Duration = form["duration"],
        Intensity = form["intensity"],
        Woke = form["woke"],
        Sore = form["sore"],
        Activity = form["activity"],
        Tried =
        [
            .. form["remedy"].Zip(form["helped"])
                .Where(pair => !string.IsNullOrWhiteSpace(pair.First) && !string.IsNullOrEmpty(pair.Second))
                .Select(pair => (pair.First!, pair.Second == Unsure ? null : pair.Second)),
        ],
        Note = form["note"],
    };

    /// <summary>The value of one half of the body map: the place and its side in one, because one tap says both.</summary>
    public static string SpotOf(string finding, string side) => finding[..^BodySites.FindingOf(string.Empty).Length] + SpotMark + side;

    /// <summary>The page with what was sent and what is to be mended.</summary>
    public static EpisodeView WithSent(EpisodeView page, EpisodeInput sent, KnowledgeBase knowledge, IEnumerable<Mistake> mistakes) => page with
    {
        Input = sent,
        Remedies = Remedies(knowledge, sent.Tried),
        Mistakes = [.. mistakes.Select(mistake => new FieldMistake(IdOf(mistake.Field, page), mistake.Message))],
    };

    /// <summary>The day and the time as their fields want them; what is no time stays with the day for mending.</summary>
    public static (string Date, string Time) Fields(string? when)
    {
        var parts = DateAndTime().Match(when ?? string.Empty);
        return (parts.Groups["date"].Value, parts.Groups["time"].Value);
    }

    /// <summary>The id of the field of one option. Places are named as in the interview, because the body map points at them by that name.</summary>
    public static string FieldId(string name, string option) =>
        name == EpisodeReader.Site ? "f-" + BodySites.FindingOf(option) : $"{name}-{(option.Length == 0 ? "none" : option)}";

    /// <summary>A half of the body that was tapped says more than the side that stood there from the last time.</summary>
    private static (string? Site, string? Side) PlaceOf(IFormCollection form)
    {
        string? site = form["site"];
        return site?.Split(SpotMark) is [var place, var side] ? (place, side) : (site, form["side"]);
    }

    private static string IdOf(string field, EpisodeView page) => field switch
    {
        EpisodeReader.Kind => "kind-cramp",
        EpisodeReader.Site => FieldId(field, page.Sites[0].Id),
        EpisodeReader.Side => "side-left",
        EpisodeReader.When => "date",
        EpisodeReader.Intensity => "intensity-0",
        EpisodeReader.Woke => "woke-yes",
        EpisodeReader.Sore => "sore-yes",
        EpisodeReader.Activity => "activity-in-bed",
        EpisodeReader.Tried => "remedy-own",
        _ => field,
    };

    private static string Written(LocalDateTime local) => local.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static ImmutableArray<(string Id, string Name)> Order(BodySites sites, IReadOnlyList<Episode> recent)
    {
        var used = recent.Select(episode => episode.Details.Site).Distinct(StringComparer.Ordinal).ToList();
        return [.. sites.All.OrderBy(site => used.IndexOf(site.Id) is var place and >= 0 ? place : int.MaxValue)];
    }

    /// <summary>What the knowledge offers for any muscle, and whatever else this episode names.</summary>
    private static ImmutableArray<(string Id, string Name)> Remedies(KnowledgeBase knowledge, ImmutableArray<(string Remedy, string? Helped)> tried)
    {
        var offered = knowledge.Remedies.Values
            .Where(remedy => remedy.Kind == RemedyKind.Relief && remedy.ForSites.IsEmpty)
            .OrderByDescending(remedy => remedy.Certainty).ThenBy(remedy => remedy.Effort).ThenBy(remedy => remedy.Id, StringComparer.Ordinal)
            .Take(MostRemedies)
            .Select(remedy => (remedy.Id, remedy.Name))
            .ToList();
        return
        [
            .. offered,
            .. tried.Where(attempt => offered.TrueForAll(remedy => remedy.Id != attempt.Remedy))
                .Select(attempt => (attempt.Remedy, knowledge.NameOfRemedy(attempt.Remedy))),
        ];
    }

    [GeneratedRegex(@"^(?<date>\S+) (?<time>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DateAndTime();
}
