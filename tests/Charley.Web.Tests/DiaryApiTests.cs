using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Charley.Web.Tests;

/// <summary>The diary for programs, by real HTTP.</summary>
public sealed class DiaryApiTests(RunningCharley charley)
{
    private const string Episodes = "/api/v1/people/default/episodes";
    private const string Days = "/api/v1/people/default/days";

    [Fact]
    public async Task An_episode_is_logged_read_changed_deleted_and_brought_back()
    {
        using var client = Client();
        var (created, episode) = await SendAsync(client, HttpMethod.Post, Episodes, """
            {"kind": "cramp", "site": "calf", "side": "left", "when": "2026-01-15 03:20", "duration": "90s", "intensity": 7, "woke": true,
             "tried": [{"remedy": "stretch-calf", "helped": "yes"}], "note": "größer 👩🏽‍⚕️ <b>"}
            """);
        var address = created.Headers.Location!.ToString();
        var (found, same) = await SendAsync(client, HttpMethod.Get, address);
        var changed = same.GetProperty("episode").GetRawText().Replace("\"7\"", "\"3\"", StringComparison.Ordinal);
        var (saved, after) = await SendAsync(client, HttpMethod.Put, address, changed, found.Headers.ETag);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(episode.GetRawText(), same.GetRawText());
        Assert.Equal("größer 👩🏽‍⚕️ <b>", same.GetProperty("episode").GetProperty("note").GetString());
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(("3", 2), (after.GetProperty("episode").GetProperty("intensity").GetString(), after.GetProperty("version").GetInt32()));

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(client, HttpMethod.Delete, address)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(client, HttpMethod.Get, address)).Answer.StatusCode);
        var (_, restored) = await SendAsync(client, HttpMethod.Put, address + "/restored", "{}");
        Assert.Equal(after.GetProperty("episode").GetRawText(), restored.GetProperty("episode").GetRawText());
    }

    [Fact]
    public async Task A_change_based_on_an_old_version_is_refused_with_what_stands_now()
    {
        using var client = Client();
        var (created, episode) = await SendAsync(client, HttpMethod.Post, Episodes, """{"kind": "twitch", "site": "eyelid-face"}""");
        var address = created.Headers.Location!.ToString();
        var said = episode.GetProperty("episode").GetRawText();
        await SendAsync(client, HttpMethod.Put, address, said.Replace("\"twitch\"", "\"cramp\"", StringComparison.Ordinal), created.Headers.ETag);

        var (late, problem) = await SendAsync(client, HttpMethod.Put, address, said.Replace("eyelid-face", "calf", StringComparison.Ordinal), created.Headers.ETag);
        var (blind, _) = await SendAsync(client, HttpMethod.Put, address, said);

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("cramp", problem.GetProperty("current").GetProperty("episode").GetProperty("kind").GetString());
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
    }

    [Fact]
    public async Task A_day_is_recorded_and_read_back_the_same()
    {
        using var client = Client();
        var address = Days + "/2026-01-16";
        var (saved, day) = await SendAsync(client, HttpMethod.Put, address, """
            {"numbers": {"fluids": 1.75, "sleep": 6.5, "stress": 4}, "period": "no", "taken": [], "tags": ["Wäsche", "long walk"], "nothing": true}
            """, new EntityTagHeaderValue("\"0\""));
        var (_, found) = await SendAsync(client, HttpMethod.Get, address);
        var (_, list) = await SendAsync(client, HttpMethod.Get, Days + "?from=2026-01-16&to=2026-01-16");

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(day.GetRawText(), found.GetRawText());
        Assert.Equal(1.75m, found.GetProperty("day").GetProperty("numbers").GetProperty("fluids").GetDecimal());
        Assert.Empty(found.GetProperty("day").GetProperty("taken").EnumerateArray());
        Assert.Equal(["Wäsche", "long walk"], found.GetProperty("day").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!), StringComparer.Ordinal);
        Assert.Single(list.EnumerateArray());
    }

    [Theory]
    [InlineData("""{"kind": "cramp", "site": "elbow-of-the-moon"}""", "site")]
    [InlineData("""{"kind": "itch", "site": "calf"}""", "kind")]
    [InlineData("""{"kind": "cramp", "site": "calf", "when": "2999-01-01 10:00"}""", "when")]
    [InlineData("""{"kind": "cramp", "site": "calf", "when": "2026-02-30 10:00"}""", "when")]
    [InlineData("""{"kind": "cramp", "site": "calf", "intensity": 11}""", "intensity")]
    [InlineData("""{"kind": "cramp", "site": "calf", "intensity": -1}""", "intensity")]
    [InlineData("""{"kind": "cramp", "site": "calf", "intensity": [7]}""", "intensity")]
    [InlineData("""{"kind": "cramp", "site": "calf", "sight": "calf"}""", "sight")]
    [InlineData("""{"kind": "cramp", "site": "calf", "tried": ["water"]}""", "tried")]
    [InlineData("""{"kind": "cramp", "site": "calf", "site": "calf"}""", "body")]
    [InlineData("[]", "body")]
    [InlineData("", "body")]
    public async Task A_mistake_in_an_episode_is_told_by_its_field(string body, string field)
    {
        using var client = Client();

        var (answer, problem) = await SendAsync(client, HttpMethod.Post, Episodes, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => error.NameEquals(field));
    }

    [Theory]
    [InlineData("2999-01-01", """{"nothing": true}""", "date")]
    [InlineData("2026-01-17", """{"numbers": {"fluids": -1}}""", "fluids")]
    [InlineData("2026-01-17", """{"numbers": {"vodka": 1}}""", "numbers.vodka")]
    [InlineData("2026-01-17", """{"tags": "work"}""", "tags")]
    public async Task A_mistake_in_a_day_is_told_by_its_field(string date, string body, string field)
    {
        using var client = Client();

        var (answer, problem) = await SendAsync(client, HttpMethod.Put, $"{Days}/{date}", body, new EntityTagHeaderValue("\"0\""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => error.NameEquals(field));
    }

    [Fact]
    public async Task Nobody_elses_things_are_found()
    {
        using var client = Client();
        var (created, _) = await SendAsync(client, HttpMethod.Post, Episodes, """{"kind": "cramp", "site": "calf"}""");
        var id = created.Headers.Location!.ToString().Split('/')[^1];

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(client, HttpMethod.Get, $"/api/v1/people/{Guid.NewGuid()}/episodes/{id}")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(client, HttpMethod.Get, $"/api/v1/people/{Guid.NewGuid()}/days")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(client, HttpMethod.Get, Episodes + "?from=tomorrow")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(client, HttpMethod.Get, Days + "?from=2026-02-01&to=2026-01-01")).Answer.StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_can_change_nothing()
    {
        using var client = Client();
        using var form = new FormUrlEncodedContent([new("kind", "cramp"), new("site", "calf")]);

        using var answer = await client.PostAsync(new Uri(Episodes, UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private HttpClient Client() => new() { BaseAddress = charley.Address };

    private static async Task<(HttpResponseMessage Answer, JsonElement Body)> SendAsync(
        HttpClient client, HttpMethod method, string address, string? body = null, EntityTagHeaderValue? based = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (based is not null)
        {
            request.Headers.IfMatch.Add(based);
        }

        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
