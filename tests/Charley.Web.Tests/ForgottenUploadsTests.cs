using Charley.Testing;

namespace Charley.Web.Tests;

/// <summary>Files that were uploaded and never decided about.</summary>
public sealed class ForgottenUploadsTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task A_file_that_waited_beside_the_diary_for_more_than_a_day_is_gone_after_the_start_and_a_fresh_one_stays()
    {
        using var folder = new TemporaryFolder();
        var imports = Directory.CreateDirectory(folder.File(Path.Combine("charley.db.keys", "imports")));
        var forgotten = await Keep(imports, "forgotten.upload", Now.AddHours(-25));
        var fresh = await Keep(imports, "fresh.upload", Now.AddHours(-23));

        await using var app = CharleyWeb.Build(new CharleyWebOptions(RealKnowledge.Value, folder.File("charley.db")) { Urls = ["http://127.0.0.1:0"] });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var until = Now + s_patience;
        while (File.Exists(forgotten) && Now < until)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(forgotten));
        Assert.True(File.Exists(fresh));
    }

    private static async Task<string> Keep(DirectoryInfo folder, string name, DateTime written)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, "about somebody", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, written);
        return path;
    }
}
