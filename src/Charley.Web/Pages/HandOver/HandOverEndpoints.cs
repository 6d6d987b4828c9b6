using System.Collections.Immutable;
using System.Text;
using Charley.Diary;
using Charley.Exchange;
using Charley.Exchange.HandOver;
using Charley.Exchange.Reports;
using Charley.Web.Languages;
using Charley.Web.Pages.People;
using Charley.Web.Pages.Report;
using NodaTime;

namespace Charley.Web.Pages.HandOver;

/// <summary>Hands the report over: as a QR code, locked or plain, and as a locked file; and opens what is locked.</summary>
internal static class HandOverEndpoints
{
    /// <summary>Where a person chooses.</summary>
    public const string Path = "/report/handover";

    /// <summary>Makes a QR code that only a code word opens.</summary>
    public const string LockedPath = Path + "/locked";

    /// <summary>Makes a QR code that every camera reads.</summary>
    public const string PlainPath = Path + "/plain";

    /// <summary>Makes the file that the same code word opens.</summary>
    public const string FilePath = Path + "/file";

    /// <summary>Opens what is locked; the same for everybody, and the only page that others need to reach.</summary>
    public const string ReaderPath = "/handover";

    /// <summary>Makes a SMART Health Link.</summary>
    public const string LinkPath = Path + "/link";

    private static readonly ImmutableArray<(string Value, Duration Life)> Lives =
        [("day", Duration.FromDays(1)), ("week", Duration.FromDays(7)), ("month", Duration.FromDays(30))];

    /// <summary>Where a link is taken back.</summary>
    /// <param name="name">Its name here.</param>
    public static string TakeBack(string name) => $"{LinkPath}/{name}/take-back";

    public static void AddHandOver(this IServiceCollection services, CharleyWebOptions options)
    {
        services.AddSingleton(new HandOverSettings(options.HandOverAddress));
        services.AddSingleton<LockedFile>();
        services.AddScoped<HealthLinkDesk>();
        services.AddHealthLinks(options.SharedFolder);
    }

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ChooseAsync);
        pages.MapPost(LockedPath, LockAsync);
        pages.MapPost(PlainPath, PlainAsync);
        pages.MapPost(FilePath, FileAsync);
        pages.MapPost(LinkPath, LinkAsync);
        pages.MapPost(TakeBack("{name}"), TakeBackAsync);
        pages.MapGet(ReaderPath, static IResult () => new RazorComponentResult<ReaderPage>());
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext context,
        CurrentPerson current,
        PersonStore people,
        ReportSource source,
        HandOverSettings settings,
        HealthLinkStore links,
        string? from,
        string? to,
        CancellationToken cancellation)
    {
        // What the days hold is worked out once a way is chosen; days that can't be read are named then.
        var person = await current.FindAsync(context, cancellation);
        var usual = source.UsualDays(person);
        return new RazorComponentResult<HandOverPage>(new
        {
            Person = person,
            Input = new ReportInput(from ?? ReportDesk.Iso(usual.Start), to ?? ReportDesk.Iso(usual.End), string.Empty),
            people.NowFor(person).Zone,
            Settings = settings,
            Links = links.Of(person.Id),
        });
    }

    private static async Task<IResult> LockAsync(HttpContext context, CurrentPerson current, ReportDesk desk, HandOverSettings settings, CancellationToken cancellation)
    {
        var view = await FindAsync(context, current, desk, cancellation);
        if (Problem(view) is { } problem)
        {
            return problem;
        }

        var code = UnlockCode.Make();
        return new RazorComponentResult<LockedCodePage>(new { View = view, Code = code, Summary = LockedSummary.Of(view.Report, code, settings), Settings = settings });
    }

    private static async Task<IResult> PlainAsync(HttpContext context, CurrentPerson current, ReportDesk desk, CancellationToken cancellation)
    {
        var view = await FindAsync(context, current, desk, cancellation);
        if (Problem(view) is { } problem)
        {
            return problem;
        }

        return new RazorComponentResult<PlainCodePage>(new { view.Person, Words = HandOverText.Of(view.Report) });
    }

    private static async Task<IResult> FileAsync(
        HttpContext context, CurrentPerson current, ReportDesk desk, LockedFile file, Spoken spoken, CancellationToken cancellation)
    {
        var view = await FindAsync(context, current, desk, cancellation);
        if (UnlockCode.Read((await context.Request.ReadFormAsync(cancellation))["code"]) is not { } code)
        {
            return TypedResults.BadRequest();
        }

        if (Problem(view) is { } problem)
        {
            return problem;
        }

        return TypedResults.Bytes(
            Encoding.UTF8.GetBytes(await file.WriteAsync(view.Report, spoken.Knowledge, code)),
            "text/html; charset=utf-8",
            HandOverTexts.FileName.With(ReportDesk.Iso(view.Report.WrittenAt.Date)) + ".html");
    }

    private static async Task<IResult> LinkAsync(
        HttpContext context, CurrentPerson current, ReportDesk desk, HealthLinkDesk maker, HandOverSettings settings, CancellationToken cancellation)
    {
        var view = await FindAsync(context, current, desk, cancellation);
        var wanted = (await context.Request.ReadFormAsync(cancellation))["life"].ToString();
        if (settings is not { Address: { } address, Reader: { } reader } || Lives.FirstOrDefault(life => life.Value == wanted) is not { Value: not null } chosen)
        {
            return TypedResults.BadRequest();
        }

        if (Problem(view) is { } problem)
        {
            return problem;
        }

        var code = UnlockCode.Make();
        var made = await maker.MakeAsync(view.Person, view.Report.Days, chosen.Life, code, cancellation);
        var link = HealthLinkAddress.Of(made, address, HandOverTexts.LinkFileLabel, reader);
        return new RazorComponentResult<LinkPage>(new { view.Person, view.Report.WrittenAt.Zone, Code = code, Link = link, Until = made.Link.ExpiresAt });
    }

    private static async Task<IResult> TakeBackAsync(string name, HttpContext context, CurrentPerson current, HealthLinkStore links, CancellationToken cancellation)
    {
        await links.TakeBackAsync((await current.FindAsync(context, cancellation)).Id, name, cancellation);
        return SeeOther.To(Path);
    }

    private static async Task<ReportView> FindAsync(HttpContext context, CurrentPerson current, ReportDesk desk, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var input = new ReportInput(form["from"].ToString(), form["to"].ToString(), string.Empty);
        return await desk.FindAsync(await current.FindAsync(context, cancellation), input, cancellation);
    }

    /// <summary>The report's own page says what is wrong with the days, or that there is nothing to report.</summary>
    private static RazorComponentResult<ReportPage>? Problem(ReportView view) =>
        view.Problem is null && !view.Report.IsEmpty ? null : ReportEndpoints.Show(view);
}
