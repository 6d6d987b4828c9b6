using System.Text.Json;

namespace Charley.Tests;

/// <summary>The diary at the command line, from the first entry to deleting everything.</summary>
public sealed class DiaryCommandTests : IDisposable
{
    private readonly DiaryRan charley = new();

    [Fact]
    public async Task A_cramp_is_logged_in_one_line_and_listed()
    {
        var logged = await charley.Of("log", "cramp", "calf", "left", "--intensity", "7", "--at", "yesterday 23:40", "--note", "ouch \u001b[31m🦵");
        var listed = await charley.Of("diary", "list");

        Assert.Equal(0, logged.Code);
        Assert.StartsWith("Logged: 2026-11-21 23:40, Cramp, Calf, Left, ", logged.Out, StringComparison.Ordinal);
        Assert.Contains("2026-11-21 23:40", listed.Out, StringComparison.Ordinal);
        Assert.Contains("🦵", listed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', listed.Out);
    }

    [Fact]
    public async Task The_list_as_json_holds_what_was_said_and_can_be_filtered_by_day()
    {
        await charley.Of("log", "cramp", "calf", "--at", "2026-10-01 3am");
        await charley.Of("log", "twitch", "eyelid", "right", "--at", "friday noon", "--duration", "90s", "--woke", "no", "--helped", "coffee break");

        using var json = JsonDocument.Parse((await charley.Of("diary", "list", "--from", "2026-11-01", "--json")).Out);

        var episode = Assert.Single(json.RootElement.GetProperty("episodes").EnumerateArray());
        Assert.Equal("2026-11-20T12:00:00", episode.GetProperty("localStart").GetString());
        var details = episode.GetProperty("details");
        Assert.Equal("eyelid-face", details.GetProperty("site").GetString());
        Assert.Equal(90, details.GetProperty("durationSeconds").GetInt32());
        Assert.True(details.GetProperty("tried")[0].GetProperty("helped").GetBoolean());
    }

    [Theory]
    [InlineData("when: This time has not come yet", "calf", "--at", "today 23:40")]
    [InlineData("when: There is no such day", "calf", "--at", "2026-02-30 3:00")]
    [InlineData("intensity: ", "calf", "--intensity", "-1")]
    [InlineData("site: Charley does not know the place “knee cap”", "knee cap", "--intensity", "1")]
    public async Task Bad_input_is_named_at_its_field_and_stores_nothing(string message, params string[] said)
    {
        var ran = await charley.Of(["log", "cramp", .. said]);
        var listed = await charley.Of("diary", "list");

        Assert.Equal(2, ran.Code);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.StartsWith("Nothing is written down", listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_episode_is_changed_deleted_and_brought_back()
    {
        var id = (await charley.Of("log", "cramp", "calf", "--at", "3am", "--intensity", "7")).Out.Trim().Split(", ")[^1];

        var changed = await charley.Of("diary", "edit", id, "--intensity", "4", "--side", "right");
        var deleted = await charley.Of("diary", "delete", id);
        var gone = await charley.Of("diary", "delete", id);
        var undone = await charley.Of("diary", "undo");
        var again = await charley.Of("diary", "undo");
        using var json = JsonDocument.Parse((await charley.Of("diary", "list", "--json")).Out);

        Assert.Equal([0, 0, 2, 0, 1], new[] { changed.Code, deleted.Code, gone.Code, undone.Code, again.Code });
        var episode = json.RootElement.GetProperty("episodes")[0];
        Assert.Equal(4, episode.GetProperty("details").GetProperty("intensity").GetInt32());
        Assert.Equal("right", episode.GetProperty("details").GetProperty("side").GetString());
        Assert.Equal("2026-11-22T03:00:00", episode.GetProperty("localStart").GetString());
    }

    [Fact]
    public async Task Undo_takes_back_the_last_change_of_an_episode_or_a_day_one_after_the_other()
    {
        var id = (await charley.Of("log", "cramp", "calf", "--at", "3am", "--intensity", "7", "--note", "as it was")).Out.Trim().Split(", ")[^1];
        charley.Time.Advance(TimeSpan.FromMinutes(1));
        await charley.Of("diary", "edit", id, "--intensity", "4", "--note", "changed");
        charley.Time.Advance(TimeSpan.FromMinutes(1));
        await charley.Of("log", "day", "--fluids", "1.5");
        charley.Time.Advance(TimeSpan.FromMinutes(1));
        await charley.Of("log", "day", "--fluids", "3");

        var day = await charley.Of("diary", "undo");
        var episode = await charley.Of("diary", "undo");
        var nothing = await charley.Of("diary", "undo");
        using var json = JsonDocument.Parse((await charley.Of("diary", "list", "--json")).Out);

        Assert.Equal([0, 0, 1], new[] { day.Code, episode.Code, nothing.Code });
        Assert.Contains("2026-11-22", day.Out, StringComparison.Ordinal);
        Assert.Equal(7, json.RootElement.GetProperty("episodes")[0].GetProperty("details").GetProperty("intensity").GetInt32());
        Assert.Equal("as it was", json.RootElement.GetProperty("episodes")[0].GetProperty("details").GetProperty("note").GetString());
        Assert.Equal(1500, json.RootElement.GetProperty("days")[0].GetProperty("content").GetProperty("fluidsMl").GetInt32());
    }

    [Fact]
    public async Task Undo_takes_back_what_was_just_logged_and_then_what_was_before_it()
    {
        await charley.Of("log", "cramp", "calf", "--at", "3am", "--intensity", "7");
        charley.Time.Advance(TimeSpan.FromMinutes(1));
        var id = (await charley.Of("log", "cramp", "foot", "--at", "4am")).Out.Trim().Split(", ")[^1];
        charley.Time.Advance(TimeSpan.FromMinutes(1));
        await charley.Of("diary", "delete", id);
        charley.Time.Advance(TimeSpan.FromMinutes(1));
        await charley.Of("log", "cramp", "front-thigh", "--at", "half an hour ago");
        charley.Time.Advance(TimeSpan.FromMinutes(1));

        var thigh = await charley.Of("diary", "undo");
        charley.Time.Advance(TimeSpan.FromMinutes(1));
        var foot = await charley.Of("diary", "undo");
        charley.Time.Advance(TimeSpan.FromMinutes(1));
        var calf = await charley.Of("diary", "undo");
        var nothing = await charley.Of("diary", "undo");
        using var json = JsonDocument.Parse((await charley.Of("diary", "list", "--json")).Out);

        Assert.Equal([0, 0, 0, 1], new[] { thigh.Code, foot.Code, calf.Code, nothing.Code });
        Assert.StartsWith("No longer written down: 2026-11-22 ", thigh.Out, StringComparison.Ordinal);
        Assert.StartsWith("Back again: 2026-11-22 04:00", foot.Out, StringComparison.Ordinal);
        Assert.StartsWith("No longer written down: 2026-11-22 03:00", calf.Out, StringComparison.Ordinal);
        Assert.EndsWith(id, Assert.Single(json.RootElement.GetProperty("episodes").EnumerateArray()).GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_about_a_day_adds_up_over_the_day()
    {
        await charley.Of("log", "day", "--fluids", "1.5", "--taken", "magnesium 300 mg");
        await charley.Of("log", "day", "--sleep", "7.25", "--tags", "travel");
        var negative = await charley.Of("log", "day", "--fluids", "-2");
        using var json = JsonDocument.Parse((await charley.Of("diary", "list", "--json")).Out);

        var content = Assert.Single(json.RootElement.GetProperty("days").EnumerateArray()).GetProperty("content");
        Assert.Equal(1500, content.GetProperty("fluidsMl").GetInt32());
        Assert.Equal(435, content.GetProperty("sleepMinutes").GetInt32());
        Assert.Equal("travel", content.GetProperty("tags")[0].GetString());
        Assert.Equal(2, negative.Code);
        Assert.Contains("fluids: ", negative.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_happened_is_a_record_and_can_not_be_said_of_a_day_with_a_cramp()
    {
        var quiet = await charley.Of("log", "nothing", "--on", "yesterday");
        await charley.Of("log", "cramp", "calf", "--at", "3am");
        var refused = await charley.Of("log", "nothing");

        Assert.Equal(0, quiet.Code);
        Assert.Equal(2, refused.Code);
        Assert.Contains("nothing happened", (await charley.Of("diary", "list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_have_two_diaries()
    {
        await charley.Of("diary", "people", "--add", "Mother");
        await charley.Of("log", "cramp", "foot", "--at", "3am", "--person", "mother");

        Assert.StartsWith("Nothing is written down", (await charley.Of("diary", "list")).Out, StringComparison.Ordinal);
        Assert.Contains("Foot or toes", (await charley.Of("diary", "list", "--person", "Mother")).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await charley.Of("diary", "list", "--person", "Father")).Code);
    }

    [Fact]
    public async Task Backup_restore_export_import_and_deleting_everything_fit_together()
    {
        await charley.Of("log", "cramp", "calf", "--at", "3am");
        var listed = (await charley.Of("diary", "list", "--json")).Out;

        Assert.Equal(0, (await charley.Of("backup", charley.File("b.db"))).Code);
        Assert.Equal(0, (await charley.Of("diary", "export", charley.File("e.json"))).Code);
        Assert.Equal(2, (await charley.Of("backup", charley.File("b.db"))).Code);
        Assert.Equal(2, (await charley.Of("delete-everything")).Code);
        Assert.Equal(listed, (await charley.Of("diary", "list", "--json")).Out);
        Assert.Equal(0, (await charley.Of("delete-everything", "--yes")).Code);
        Assert.StartsWith("Nothing", (await charley.Of("diary", "list")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await charley.Of("diary", "import", charley.File("e.json"))).Code);
        Assert.Equal(listed, (await charley.Of("diary", "list", "--json")).Out);
        await charley.Of("delete-everything", "--yes");
        Assert.Equal(0, (await charley.Of("restore", charley.File("b.db"))).Code);
        Assert.Equal(listed, (await charley.Of("diary", "list", "--json")).Out);
        Assert.Equal(2, (await charley.Of("restore", charley.File("missing.db"))).Code);
        Assert.Equal(2, (await charley.Of("diary", "import", charley.File("missing.json"))).Code);
    }

    [Fact]
    public async Task Deleting_everything_leaves_no_file_behind()
    {
        await charley.Of("log", "cramp", "calf", "--at", "3am");
        await Keep(Path.Combine(charley.Database + ".keys", "imports", "waiting.upload"));
        await Keep(Path.Combine(charley.Database + ".keys", "links", "link.json"));
        await Keep(charley.Database + ".before-update-20260101T000000000Z");

        Assert.Equal(0, (await charley.Of("delete-everything", "--yes")).Code);

        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(charley.Database)!));
    }

    [Fact]
    public async Task Deleting_everything_while_Charley_runs_empties_its_file_and_says_that_it_stays()
    {
        await using var server = await ServedCharley.StartAsync(charley.Database);
        await charley.Of("log", "cramp", "calf", "--at", "3am");

        var deleted = await charley.Of("delete-everything", "--yes");
        await charley.Of("log", "cramp", "foot", "--at", "3am");

        Assert.Equal(0, deleted.Code);
        Assert.Contains(charley.Database, deleted.Out, StringComparison.Ordinal);
        using var http = new HttpClient();
        var diary = await http.GetStringAsync(new Uri(server.Address, "diary"), TestContext.Current.CancellationToken);
        Assert.Contains("Foot or toes", diary, StringComparison.Ordinal);
        Assert.DoesNotContain("Calf</", diary, StringComparison.Ordinal);
    }

    private static async Task Keep(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "about somebody", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_demo_comes_and_goes_in_one_step()
    {
        Assert.Equal(0, (await charley.Of("demo")).Code);
        Assert.Contains("Calf", (await charley.Of("diary", "list", "--person", "demo", "--from", "365 days ago")).Out, StringComparison.Ordinal);
        Assert.StartsWith("Nothing", (await charley.Of("diary", "list")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await charley.Of("demo", "--remove")).Code);
        Assert.Equal(1, (await charley.Of("demo", "--remove")).Code);
    }

    public void Dispose() => charley.Dispose();
}
