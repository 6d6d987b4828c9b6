using Charley.Diary.Episodes;
using Charley.Testing;
using NodaTime;

namespace Charley.Diary.Tests.Episodes;

internal static class Examples
{
    public static BodySites Sites { get; } = BodySites.From(RealKnowledge.Value);

    public static DateTimeZone Berlin { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static EpisodeDetails CalfCramp { get; } = new() { Kind = EpisodeKind.Cramp, Site = "calf", Side = Side.Left, Intensity = 7 };

    public static EpisodeDetails EverythingSaid { get; } = new()
    {
        Kind = EpisodeKind.Twitch,
        Site = "eyelid-face",
        Side = Side.Right,
        DurationSeconds = 5400,
        Intensity = 0,
        WokeMe = false,
        SoreAfter = true,
        Activity = Activity.AfterExercise,
        Tried = [new Attempt("stretch-calf", true), new Attempt("Omas Wärmflasche 🔥", null), new Attempt("pickle-juice", false)],
        Note = "<script>alert(1)</script>\r\nمرحبا 👩🏽‍⚕️ e\u0301 '; DROP TABLE",
    };

    public static EpisodeContent At(this EpisodeDetails details, int year, int month, int day, int hour = 3, int minute = 10, DateTimeZone? zone = null) =>
        new(LocalReading.Of(new LocalDateTime(year, month, day, hour, minute).InZoneStrictly(zone ?? Berlin)), details);

}
