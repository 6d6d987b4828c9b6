using System.Diagnostics;
using System.Globalization;
using Charley.Diary;
using Charley.Diary.Bench;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Storage;
using Charley.Knowledge;
using Charley.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

// Ten years of diary behind the real server: how long its pages and a save take, seen from this machine (loopback and
// reading the answer included), and how much processor time that takes, which other work on the machine does not lengthen.
// Usage: Charley.Diary.Bench KNOWLEDGE-FOLDER
const int Episodes = 5000;
const int Days = 3650;
const int Requests = 300;
const int WarmUp = 50;

var folder = Directory.CreateTempSubdirectory("charley-bench-");
try
{
    await using var app = CharleyWeb.Build(new CharleyWebOptions(KnowledgeBase.Load(args[0]), Path.Combine(folder.FullName, "charley.db"))
    {
        Urls = ["http://127.0.0.1:0"],
        KeysFolder = folder.FullName,
    });
    await app.StartAsync();
    await FillAsync(app.Services);
    using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    await Console.Out.WriteLineAsync("| what | median, ms | 99 in 100, ms | processor time, ms | to reach |\n| --- | --- | --- | --- | --- |");
    foreach (var (name, path) in new[] { ("diary, 3 months", "/diary?span=quarter"), ("diary, a year", "/diary"), ("diary, all the time", "/diary?span=all"), ("timeline", "/diary/timeline"), ("log form", "/diary/log"), ("day", "/diary/days/2020-02-29") })
    {
        await MeasureAsync(name, "50", () => client.GetAsync(new Uri(path, UriKind.Relative)), System.Net.HttpStatusCode.OK);
    }

    var form = await client.GetStringAsync(new Uri("/diary/log", UriKind.Relative));
    var key = Patterns.FormKey().Match(form).Groups["key"].Value;
    await MeasureAsync("saving an episode", "20", () => client.PostAsync(new Uri("/diary/log", UriKind.Relative), Content(key)), System.Net.HttpStatusCode.SeeOther);
    await app.StopAsync();
}
finally
{
    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    folder.Delete(recursive: true);
}

static FormUrlEncodedContent Content(string key) => new(new Dictionary<string, string>(StringComparer.Ordinal)
{
    ["form-key"] = key,
    ["id"] = Guid.CreateVersion7().ToString(),
    ["kind"] = "cramp",
    ["site"] = "calf",
    ["side"] = "left",
    ["intensity"] = "7",
    ["now"] = "yes",
});

static async Task MeasureAsync(string name, string limit, Func<Task<HttpResponseMessage>> ask, System.Net.HttpStatusCode expected)
{
    var times = new List<double>();
    var busy = TimeSpan.Zero;
    for (var index = 0; index < WarmUp + Requests; index++)
    {
        if (index == WarmUp)
        {
            busy = Environment.CpuUsage.TotalTime;
        }

        var start = Stopwatch.GetTimestamp();
        using var answer = await ask();
        await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != expected)
        {
            throw new InvalidOperationException($"{name}: the server answered {answer.StatusCode}.");
        }

        if (index >= WarmUp)
        {
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    busy = Environment.CpuUsage.TotalTime - busy;
    times.Sort();
    await Console.Out.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {times[Requests / 2]:0.0} | {times[Requests * 99 / 100]:0.0} | {busy.TotalMilliseconds / Requests:0.0} | {limit} |"));
}

static async Task FillAsync(IServiceProvider services)
{
    var person = await services.GetRequiredService<PersonStore>().DefaultAsync();
    var today = services.GetRequiredService<PersonStore>().NowFor(person).Date;
#pragma warning disable S2245 // Nothing secret is drawn here.
    var random = new Random(1);
#pragma warning restore S2245
    await using var context = await services.GetRequiredService<IDbContextFactory<DiaryContext>>().CreateDbContextAsync();
    string[] sites = ["calf", "foot-toes", "shin", "back-thigh", "hand-arm"];
    for (var index = 0; index < Episodes; index++)
    {
        var start = today.PlusDays(-random.Next(1, Days)).AtMidnight().PlusMinutes(random.Next(0, 1440)).InUtc();
        context.Add(new Episode
        {
            PersonId = person.Id,
            Id = Guid.CreateVersion7(),
            Start = start.ToInstant(),
            LocalStart = start.LocalDateTime,
            ZoneId = "UTC",
            Details = new EpisodeDetails
            {
                Kind = EpisodeKind.Cramp,
                Site = sites[random.Next(sites.Length)],
                Side = random.Next(2) == 0 ? Side.Left : Side.Right,
                Intensity = random.Next(11),
                Tried = [new Attempt("stretching-acute", random.Next(2) == 0), new Attempt("massage", null)],
                Note = "woke up, walked around the bed",
            },
            CreatedAt = start.ToInstant(),
            UpdatedAt = start.ToInstant(),
            Version = 1,
        });
    }

    context.AddRange(Enumerable.Range(1, Days).Select(back => new DayRecord
    {
        PersonId = person.Id,
        Date = today.PlusDays(-back),
        Content = DayContent.Empty with { FluidsMl = random.Next(800, 2500), SleepMinutes = random.Next(300, 540), Stress = random.Next(11), Tags = ["work"] },
        UpdatedAt = Instant.FromUtc(2026, 1, 1, 0, 0),
        Version = 1,
    }));
    await context.SaveChangesAsync();
}
