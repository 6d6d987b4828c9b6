using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Charley.Diary.Storage;
using Charley.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Charley.Commands;

/// <summary><c>charley</c> and <c>charley serve</c>: serves the pages on this machine.</summary>
internal static class ServeCommand
{
    /// <summary>Makes serving the root's action and adds it as a command of its own.</summary>
    public static void AddTo(RootCommand root, Terminal terminal)
    {
        var command = new Command("serve", Texts.ServeDescription);
        root.Subcommands.Add(command);
        foreach (var target in new[] { root, command })
        {
            var urls = new Option<string?>("--urls") { Description = Texts.UrlsOption };
            var db = new Option<string?>("--db") { Description = Texts.DbOption };
            var noBrowser = new Option<bool>("--no-browser") { Description = Texts.NoBrowserOption };
            var handOverAt = new Option<Uri?>("--hand-over-at") { Description = Texts.HandOverAtOption, CustomParser = ReadAddress };
            var handOverUrls = new Option<string?>("--hand-over-urls") { Description = Texts.HandOverUrlsOption };
            var knowledge = SharedOptions.Knowledge();
            target.Options.Add(handOverAt);
            target.Options.Add(handOverUrls);
            target.Options.Add(urls);
            target.Options.Add(db);
            target.Options.Add(noBrowser);
            target.Options.Add(knowledge);
            target.SetAction(async (parsed, cancellation) =>
            {
                _ = DiaryModel.PrepareAsync(parsed.GetValue(db));
                return SharedOptions.LoadModels(SharedOptions.FolderOf(parsed, knowledge), terminal) is { } models
                    ? await ServeAsync(
                        Options(
                            new CharleyWebOptions(models.Knowledge, parsed.GetValue(db)) { HandOverAddress = parsed.GetValue(handOverAt) },
                            parsed.GetValue(urls),
                            parsed.GetValue(handOverUrls)),
                        openBrowser: !parsed.GetValue(noBrowser),
                        terminal,
                        cancellation)
                    : ExitCodes.BadInput;
            });
        }
    }

    private static CharleyWebOptions Options(CharleyWebOptions usual, string? urls, string? handOverUrls) => usual with
    {
        Urls = urls is null ? usual.Urls : Split(urls),
        HandOverUrls = handOverUrls is null ? usual.HandOverUrls : Split(handOverUrls),
    };

    private static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Browsers unlock nothing on an address without https, but for their own machine.</summary>
    private static Uri? ReadAddress(ArgumentResult written)
    {
        var text = written.Tokens[0].Value;
        if (Uri.TryCreate($"{text.TrimEnd('/')}/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address is { Query: "", Fragment: "" })
        {
            return address;
        }

        written.AddError(Texts.HandOverAtWrong(text));
        return null;
    }

    private static async Task<int> ServeAsync(CharleyWebOptions options, bool openBrowser, Terminal terminal, CancellationToken cancellation)
    {
        WebApplication app;
        try
        {
            app = CharleyWeb.Build(options);
            await app.StartAsync(cancellation);
        }
        catch (Exception exception) when (exception is Diary.DiaryUnavailableException or IOException or FormatException)
        {
            await terminal.Error.WriteLineAsync(exception.Message);
            return ExitCodes.BadInput;
        }

        await using (app)
        {
            var address = app.Urls.First();
            await terminal.Out.WriteLineAsync(Texts.Serving(address));
            if (openBrowser && Environment.UserInteractive && !Console.IsOutputRedirected)
            {
                Open(address, terminal);
            }

            await app.WaitForShutdownAsync(cancellation);
        }

        return ExitCodes.Fine;
    }

    private static void Open(string address, Terminal terminal)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            terminal.Out.WriteLine(Texts.OpenYourself(address));
        }
    }
}
