using System.Globalization;
using Charley.Knowledge;
using Charley.Web;
using Charley.Web.Bench;

// Many people at once on the real server: how long it works on each page, told by the server itself. Nobody sends the next page
// before it was read, which takes half a second to one and a half.
// Usage: Charley.Web.Bench KNOWLEDGE-FOLDER [--users N] [--seconds S]
const int UsualUsers = 50;
const int UsualSeconds = 60;

// A visit takes about as long; people come one after the other, and are timed when all are there.
const int ComingSeconds = 40;

var users = Option("--users", UsualUsers);
var seconds = Option("--seconds", UsualSeconds);
var folder = Directory.CreateTempSubdirectory("charley-bench-");
try
{
    await using var app = CharleyWeb.Build(new CharleyWebOptions(KnowledgeBase.Load(args[0]), Path.Combine(folder.FullName, "charley.db"))
    {
        Urls = ["http://127.0.0.1:0"],
        KeysFolder = folder.FullName,
    });
    await app.StartAsync();
    var address = new Uri(app.Urls.First());

    // One person before the others, so that nothing is done for the first time while it is timed.
    using (var first = new Person(address, seed: 0, reads: false))
    {
        await first.VisitAsync(CancellationToken.None);
    }

    using var end = new CancellationTokenSource(TimeSpan.FromSeconds(ComingSeconds + seconds));
    var coming = Enumerable.Range(1, users).Select(async seed =>
    {
        using var person = new Person(address, seed, reads: true);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds((double)ComingSeconds * seed / users), end.Token);
            while (true)
            {
                await person.VisitAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The time is up.
        }
    }).ToList();
    await Task.Delay(TimeSpan.FromSeconds(ComingSeconds));
    using var times = new ServerTimes();
    await Task.WhenAll(coming);
    await Console.Out.WriteLineAsync(times.Table(users, seconds));
    await app.StopAsync();
}
finally
{
    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    folder.Delete(recursive: true);
}

int Option(string name, int usual) =>
    Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : usual;
