using System.Collections.Immutable;
using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Diary.Tests.Episodes;

public sealed class EpisodeReaderTests
{
    private static readonly ZonedDateTime Now = new LocalDateTime(2026, 11, 22, 6, 30).InZoneStrictly(Examples.Berlin);

    private static readonly EpisodeInput Least = new() { Kind = "cramp", Site = "calf", When = "yesterday 23:40" };

    [Fact]
    public void Kind_site_and_time_are_enough()
    {
        var content = Read(Least);

        Assert.Equal(new EpisodeDetails { Kind = EpisodeKind.Cramp, Site = "calf" }, content.Details);
        Assert.Equal(new LocalReading(Instant.FromUtc(2026, 11, 21, 22, 40), new LocalDateTime(2026, 11, 21, 23, 40), "Europe/Berlin"), content.When);
    }

    [Fact]
    public void Everything_that_can_be_said_is_kept()
    {
        var content = Read(Least with
        {
            Kind = "Twitch",
            Site = "eyelid",
            Side = "right",
            Duration = "1.5h",
            Intensity = "0",
            Woke = "no",
            Sore = "yes",
            Activity = "after-exercise",
            Tried = [("stretch-calf", "yes"), ("Omas Wärmflasche 🔥", ""), ("", "yes"), ("pickle-juice", "no")],
            Note = Examples.EverythingSaid.Note,
        });

        Assert.Equal(Examples.EverythingSaid, content.Details);
    }

    [Theory]
    [InlineData("5", 300)]
    [InlineData("0.5", 30)]
    [InlineData("0,5", 30)]
    [InlineData("90s", 90)]
    [InlineData("90 sec", 90)]
    [InlineData("2 hours", 7200)]
    [InlineData("3 days", 259_200)]
    [InlineData("30d", 2_592_000)]
    public void Durations_are_minutes_unless_they_say_otherwise(string words, int seconds) =>
        Assert.Equal(seconds, Read(Least with { Duration = words }).Details.DurationSeconds);

    public static TheoryData<string, EpisodeInput, string> Mistakes => new()
    {
        { "kind", Least with { Kind = "" }, "cramp or twitches" },
        { "kind", Least with { Kind = "seizure" }, "cramp or twitches" },
        { "site", Least with { Site = null }, "where it was" },
        { "site", Least with { Site = "thigh" }, "front-thigh, back-thigh" },
        { "site", Least with { Site = "<b>" }, "“<b>”" },
        { "side", Least with { Side = "up" }, "left, right or both" },
        { "when", Least with { When = "2026-02-30 3:00" }, "no such day" },
        { "when", Least with { When = "2026-11-22 06:34" }, "not come yet" },
        { "when", Least with { When = "2099-01-01 3:00" }, "not come yet" },
        { "when", Least with { When = "1899-12-31 3:00" }, "too long ago" },
        { "when", Least with { When = "2026-03-29 2:30" }, "clocks went forward" },
        { "duration", Least with { Duration = "-5" }, "how long" },
        { "duration", Least with { Duration = "31d" }, "30 days" },
        { "duration", Least with { Duration = "long" }, "how long" },
        { "intensity", Least with { Intensity = "-1" }, "0 to 10" },
        { "intensity", Least with { Intensity = "11" }, "0 to 10" },
        { "intensity", Least with { Intensity = "7.5" }, "0 to 10" },
        { "woke", Least with { Woke = "perhaps" }, "yes or no" },
        { "activity", Least with { Activity = "flying" }, "in-bed" },
        { "tried", Least with { Tried = [(new string('x', 101), "yes")] }, "101 characters" },
        { "tried", Least with { Tried = [.. Enumerable.Repeat(("x", (string?)null), 21)] }, "at most 20" },
        { "note", Least with { Note = new string('x', 1001) }, "1001 characters" },
        { "note", Least with { Note = "a\0b" }, "cannot be kept" },
        { "note", Least with { Note = "half of an emoji: \ud83d" }, "cannot be kept" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_can_not_be_kept_is_named_at_its_field(string field, EpisodeInput input, string message)
    {
        var read = EpisodeReader.Read(input, Now, Examples.Sites);

        Assert.Null(read.Value);
        var mistake = Assert.Single(read.Mistakes);
        Assert.Equal(field, mistake.Field);
        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        var read = EpisodeReader.Read(new EpisodeInput { Intensity = "x", Duration = "y" }, Now, Examples.Sites);

        Assert.Equal(["kind", "site", "when", "duration", "intensity"], read.Mistakes.Select(mistake => mistake.Field).ToImmutableArray());
    }

    [Theory]
    [InlineData("👩🏽‍⚕️🦵⚡ aua")]
    [InlineData("شد عضلي في الساق ليلاً")]
    [InlineData("<script>alert(1)</script><!-- ${x} {{y}} -->")]
    [InlineData(" spaces around \r\n and a\ttab ")]
    [InlineData("'; DROP TABLE \"Episodes\"; --")]
    public void Notes_are_kept_letter_by_letter(string note) => Assert.Equal(note, Read(Least with { Note = note }).Details.Note);

    [Fact]
    public void A_thousand_characters_are_a_thousand_as_people_count()
    {
        var emoji = string.Concat(Enumerable.Repeat("🦵", 1000));
        var lines = string.Concat(Enumerable.Repeat("\r\n", 499)) + new string('x', 501);

        Assert.Equal(emoji, Read(Least with { Note = emoji }).Details.Note);
        Assert.Equal(lines, Read(Least with { Note = lines }).Details.Note);
        Assert.NotEmpty(EpisodeReader.Read(Least with { Note = emoji + "!" }, Now, Examples.Sites).Mistakes);
    }

    [Fact]
    public void A_phone_whose_clock_is_a_little_ahead_may_still_say_now() =>
        Assert.Equal(new LocalDateTime(2026, 11, 22, 6, 32), Read(Least with { When = "2026-11-22 06:32" }).When.Local);

    private static EpisodeContent Read(EpisodeInput input)
    {
        var read = EpisodeReader.Read(input, Now, Examples.Sites);
        Assert.Empty(read.Mistakes);
        return read.Value!;
    }
}
