using Charley.Diary;
using Charley.Diary.Demo;
using Charley.Web.Components;

namespace Charley.Web.Pages.People;

/// <summary>Everybody, as the page shows it.</summary>
/// <param name="People">Everybody.</param>
/// <param name="Current">Whose diary is open.</param>
/// <param name="NewName">A name that was written but not taken.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record PeopleView(IReadOnlyList<Person> People, Person Current, string NewName, IReadOnlyList<FieldMistake> Mistakes)
{
    /// <summary>What was written about a person but not taken; null if nothing was.</summary>
    public WrittenPerson? Written { get; init; }

    /// <summary>What a person is called on pages.</summary>
    public static string NameOf(Person person) => person.Name ?? PeopleTexts.Own;
}

/// <summary>A person's fields as they were sent.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Name">The name.</param>
/// <param name="Zone">The time zone.</param>
public sealed record WrittenPerson(Guid Id, string Name, string Zone);

/// <summary>Choosing, adding, changing and removing people.</summary>
internal static class PeopleEndpoints
{
    public const string Path = "/people";
    public const string DiaryPath = "/diary";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (HttpContext context, PersonStore people, CurrentPerson current, CancellationToken cancellation) =>
            ShowAsync(context, people, current, string.Empty, [], cancellation));
        pages.MapPost(Path, AddAsync);
        pages.MapPost("/people/{id:guid}/open", OpenAsync);
        pages.MapPost("/people/{id:guid}", ChangeAsync);
        pages.MapPost("/people/{id:guid}/counts", HideCountsAsync);
        pages.MapPost("/people/{id:guid}/remove", RemoveAsync);
        pages.MapPost("/people/demo", AddDemoAsync);
        pages.MapPost("/people/demo/remove", RemoveDemoAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, PersonStore people, CurrentPerson current, string name, List<FieldMistake> mistakes, CancellationToken cancellation, WrittenPerson? written = null)
    {
        var open = await current.FindAsync(context, cancellation);
        var view = new PeopleView(await people.ListAsync(cancellation), open, name, mistakes) { Written = written };
        return new RazorComponentResult<PeoplePage>(new { View = view })
        {
            StatusCode = mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<IResult> AddAsync(HttpContext context, PersonStore people, CurrentPerson current, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (name, mistake) = PersonStore.CheckName(form["name"]);
        if (name is null)
        {
            return await ShowAsync(context, people, current, form["name"].ToString(), [new FieldMistake("new-name", mistake!.Message)], cancellation);
        }

        var person = await people.AddAsync(name, cancellationToken: cancellation);
        CurrentPerson.Choose(context, person.Id);
        return SeeOther.To(DiaryPath);
    }

    private static async Task<IResult> OpenAsync(Guid id, HttpContext context, PersonStore people, CancellationToken cancellation)
    {
        if (await people.FindAsync(id, cancellation) is null)
        {
            return TypedResults.NotFound();
        }

        CurrentPerson.Choose(context, id);
        return SeeOther.To(DiaryPath);
    }

    private static async Task<IResult> ChangeAsync(Guid id, HttpContext context, PersonStore people, CurrentPerson current, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (name, wrongName) = PersonStore.CheckName(form["name"]);
        var (zone, wrongZone) = PersonStore.CheckZone(form["zone"]);
        var mistakes = new[] { wrongName, wrongZone }.OfType<Diary.Entry.Mistake>()
            .Select(mistake => new FieldMistake($"{mistake.Field}-{id}", mistake.Message)).ToList();
        return mistakes.Count > 0 ? await ShowAsync(context, people, current, string.Empty, mistakes, cancellation, new WrittenPerson(id, form["name"].ToString(), form["zone"].ToString()))
            : await people.ChangeAsync(id, name, zone, cancellation) ? SeeOther.To(Path)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> HideCountsAsync(Guid id, HttpContext context, PersonStore people, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        return await people.HideCountsAsync(id, form["hide"] == "yes", cancellation) ? SeeOther.To(Path) : TypedResults.NotFound();
    }

    private static async Task<IResult> RemoveAsync(Guid id, HttpContext context, PersonStore people, CurrentPerson current, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (form["sure"] != "yes")
        {
            return await ShowAsync(context, people, current, string.Empty, [new FieldMistake($"sure-{id}", PeopleTexts.RemoveMissing)], cancellation);
        }

        await people.RemoveAsync(id, cancellation);
        return SeeOther.To(Path);
    }

    private static async Task<IResult> AddDemoAsync(HttpContext context, DemoDiary demo, CancellationToken cancellation)
    {
        CurrentPerson.Choose(context, (await demo.AddAsync(PeopleTexts.DemoName, cancellation)).Id);
        return SeeOther.To(DiaryPath);
    }

    private static async Task<IResult> RemoveDemoAsync(HttpContext context, DemoDiary demo, CancellationToken cancellation)
    {
        await demo.RemoveAsync(cancellation);
        CurrentPerson.Forget(context);
        return SeeOther.To(DiaryPath);
    }
}
