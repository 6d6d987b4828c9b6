using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Charley.Web.Tests;

/// <summary>Bringing files in by the page and by the API.</summary>
public sealed class ImportTests(RunningCharley charley)
{
    private const string Page = "/diary/import";
    private const string Api = "/api/v1/imports";

    private const string Export = """
        <?xml version="1.0"?>
        <HealthData><ExportDate value="2026-11-21 07:27:26 +0000"/>
        <Record type="HKQuantityTypeIdentifierStepCount" sourceName="iPhone" unit="count" startDate="2026-11-20 10:00:00 +0000" endDate="2026-11-20 10:10:00 +0000" value="900"/>
        </HealthData>
        """;

    [Fact]
    public async Task A_file_is_shown_first_saved_on_request_adds_nothing_again_and_is_taken_back()
    {
        using var visitor = await SomebodyAsync();

        var preview = await UploadAsync(visitor, "export.xml", Export);
        var nothingYet = await visitor.Get("/diary/days/2026-11-20");
        var saved = await WaitAsync(visitor, await visitor.Send(preview, preview.Path + "/commit"));
        var day = await visitor.Get("/diary/days/2026-11-20");
        var again = await UploadAsync(visitor, "export.xml", Export);
        var nothing = await WaitAsync(visitor, await visitor.Send(again, again.Path + "/commit"));
        var undo = saved.Html.QuerySelector("form[action^='/diary/import/undo/']")!.GetAttribute("action")!;
        var undone = await visitor.Send(saved, undo);

        Assert.Contains("1 records: 1 read", preview.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(nothingYet.Html.GetElementById("steps"));
        Assert.Equal("900", day.Html.GetElementById("steps")!.GetAttribute("value"));
        Assert.Contains("nothing new", nothing.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("export.xml is taken back", undone.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await visitor.Get("/diary/days/2026-11-20")).Html.GetElementById("steps"));
    }

    [Fact]
    public async Task A_table_is_saved_once_its_columns_are_confirmed()
    {
        using var visitor = await SomebodyAsync();
        var asked = await UploadAsync(visitor, "app.csv", "Date,Drunk\n01/11/2026,1200\n02/11/2026,900");

        var unclear = await visitor.Send(asked, asked.Path + "/columns", ("order", ""), ("target-0", "date"), ("unit-0", ""), ("target-1", "fluids"), ("unit-1", "ml"));
        var read = await WaitAsync(visitor, await visitor.Send(asked, asked.Path + "/columns", ("order", "day-first"), ("target-0", "date"), ("unit-0", ""), ("target-1", "fluids"), ("unit-1", "ml")));
        await WaitAsync(visitor, await visitor.Send(read, read.Path + "/commit"));

        Assert.Null(asked.Html.QuerySelector("form[action$='/commit']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.Response.StatusCode);
        Assert.Equal("1.2", (await visitor.Get("/diary/days/2026-11-01")).Html.GetElementById("fluids")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_place()
    {
        using var visitor = await SomebodyAsync();

        var refused = await UploadAsync(visitor, "export.xml", Export[..^20]);

        Assert.Contains("export.xml, byte ", refused.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refused.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_or_without_a_file_is_not_taken()
    {
        using var visitor = await SomebodyAsync();
        var page = await visitor.Get(Page);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(visitor, "wrong", "a.csv", "x")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(visitor, null, "a.csv", "x")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(visitor, KeyOf(page), string.Empty, string.Empty)).StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_the_import_of_another_person()
    {
        using var visitor = await SomebodyAsync();
        using var other = await SomebodyAsync();
        var preview = await UploadAsync(visitor, "export.xml", Export);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(preview.Path)).Response.StatusCode);
    }

    [Fact]
    public async Task A_program_sends_bytes_asks_for_progress_saves_lists_and_takes_back()
    {
        using var client = new HttpClient { BaseAddress = charley.Address };
        var export = Export.Replace("2026-11-20", "2026-10-20", StringComparison.Ordinal);

        using var first = await PostAsync(client, Api + "?name=export.xml", export, "application/octet-stream");
        var address = first.Headers.Location!.ToString();
        var preview = await DoneAsync(client, address);
        using var saving = await PostAsync(client, address + "/commit", "{\"mapping\":null}", "application/json");
        var saved = await DoneAsync(client, address);
        var id = saved.GetProperty("summary").GetProperty("importId").GetGuid();
        var listed = await client.GetStringAsync(new Uri(Api, UriKind.Relative), Cancel);
        using var undone = await PostAsync(client, $"{Api}/{id}/undo", "{}", "application/json");
        using var twice = await PostAsync(client, $"{Api}/{id}/undo", "{}", "application/json");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal("preview", preview.GetProperty("phase").GetString());
        Assert.Equal(1, preview.GetProperty("summary").GetProperty("records").GetInt64());
        Assert.Equal("done", saved.GetProperty("phase").GetString());
        Assert.Contains(id.ToString(), listed, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (undone.StatusCode, twice.StatusCode));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task What_another_site_could_send_is_not_taken_by_the_api(string type)
    {
        using var client = new HttpClient { BaseAddress = charley.Address };

        using var answer = await PostAsync(client, Api, Export, type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_larger_than_any_form_streams_in_and_can_be_stopped()
    {
        using var client = new HttpClient { BaseAddress = charley.Address };
        var large = Export.Replace("</HealthData>", string.Concat(Enumerable.Range(0, 60_000).Select(number => $"<!-- {number} filling filling filling filling filling -->")) + "</HealthData>", StringComparison.Ordinal);

        using var sent = await PostAsync(client, Api + "?name=export.xml", large, "application/octet-stream");
        using var stopped = await client.DeleteAsync(sent.Headers.Location, Cancel);
        using var elsewhere = await PostAsync(client, "/api/v1/assessments", large, "application/json");

        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, elsewhere.StatusCode);
    }

    [Fact]
    public async Task What_a_clinic_wrote_answers_questions_only_once_the_person_ticks_it()
    {
        const string Bundle = """{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationRequest","status":"active","medicationCodeableConcept":{"text":"Furosemide 40 MG Oral Tablet"}}}]}""";
        using var visitor = charley.Visit();
        var preview = await UploadAsync(visitor, "bundle.json", Bundle);
        var form = preview.Path + "/interview";

        var early = await visitor.Send(preview, form, ("use", "0"));
        await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var none = await visitor.Send(preview, form);
        var answered = await visitor.Send(preview, form, ("use", "0"));

        Assert.Contains("may bring cramps", preview.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(preview.Html.GetElementById("use-0")!.HasAttribute("checked"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Response.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Response.StatusCode);
        Assert.EndsWith("/answers", answered.Path, StringComparison.Ordinal);
        Assert.Contains("water tablet", answered.Html.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body, string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
    }

    private static async Task<JsonElement> DoneAsync(HttpClient client, string address)
    {
        while (true)
        {
            using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel));
            if (document.RootElement.GetProperty("phase").GetString() is not ("reading" or "saving"))
            {
                return document.RootElement.Clone();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        }
    }

    private static string KeyOf(Seen page) => page.Form("/diary/import/file").QuerySelector("input[name=form-key]")!.GetAttribute("value")!;

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string? key, string name, string text)
    {
        using var form = new MultipartFormDataContent();
        using var field = new StringContent(key ?? string.Empty);
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        if (key is not null)
        {
            form.Add(field, "form-key");
        }

        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{name}\"" };
        form.Add(file);
        return await visitor.Client.PostAsync(new Uri("/diary/import/file", UriKind.Relative), form, Cancel);
    }

    private static async Task<Seen> UploadAsync(Visitor visitor, string name, string text)
    {
        var answer = await SendAsync(visitor, KeyOf(await visitor.Get(Page)), name, text);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await WaitAsync(visitor, await visitor.Get(answer.Headers.Location!.ToString()));
    }

    /// <summary>A browser without scripts looks again when the page says so.</summary>
    private static async Task<Seen> WaitAsync(Visitor visitor, Seen page)
    {
        while (page.Response.Headers.Contains("Refresh"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
            page = await visitor.Get(page.Path);
        }

        return page;
    }

    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = charley.Visit();
        var people = await visitor.Get("/people");
        await visitor.Send(people, "/people", ("name", "Importer " + Guid.NewGuid()));
        return visitor;
    }
}
