using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Demo;

/// <summary>A made-up person with an interview, a year of diary and an experiment that runs, to look around in; removed in one step.</summary>
/// <param name="access">Opens the database.</param>
/// <param name="time">The clock; the year ends yesterday.</param>
public sealed class DemoDiary(DiaryAccess access, TimeProvider time)
{
    /// <summary>Draws the same year on every machine: one of those in which a year is enough for both triggers to be found.</summary>
    private const int Seed = 20_282;

    /// <summary>The made-up person, or null.</summary>
    public Task<Person?> FindAsync(CancellationToken cancellationToken = default) =>
        access.RunAsync(
            context => context.People.AsNoTracking().Where(person => person.IsDemo).OrderBy(person => person.Id).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);

    /// <summary>Adds the made-up person with the year before today, all of it or nothing; if there is one already, gives that one.</summary>
    /// <param name="name">What the person is called; it should say that it is a demo.</param>
    /// <param name="cancellationToken">Gives up before anything is stored.</param>
    public async Task<Person> AddAsync(string name, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(cancellationToken) is { } there)
        {
            return there;
        }

        var now = time.Now();
        var person = new Person { Id = Guid.CreateVersion7(time.GetUtcNow()), Name = name, IsDemo = true, CreatedAt = now };
        var zone = time.ZoneOf(person);
        var today = now.InZone(zone).Date;
        var drawn = DemoModel.Draw(Seed, today, zone);
#pragma warning disable S2245 // Nothing secret is drawn here.
        var chance = new Chance(new Random(Seed + 1));
#pragma warning restore S2245
        var (episodes, days) = DemoExperiment.Spare(drawn.Episodes, drawn.Days, today, chance);
        return await access.RunAsync(
            async context =>
            {
                context.Add(person);
                context.Add(InterviewOf(person, now));
                context.Add(DemoExperiment.Of(person.Id, Guid.CreateVersion7(time.GetUtcNow()), today, now, chance));
                context.AddRange(episodes.Select(content => EpisodeOf(person, content, now)));
                context.AddRange(days.Select(day => new DayRecord { PersonId = person.Id, Date = day.Date, Content = day.Content, UpdatedAt = now, Version = 1 }));
                await context.SaveChangesAsync(cancellationToken);
                return person;
            },
            cancellationToken);
    }

    /// <summary>Removes every made-up person with everything that belongs to them.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveAsync(CancellationToken cancellationToken = default) =>
        access.RunAsync(
            async context => await context.People.Where(person => person.IsDemo).ExecuteDeleteAsync(cancellationToken) > 0,
            cancellationToken);

    private Interview InterviewOf(Person person, Instant now) => new()
    {
        PersonId = person.Id,
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        StartedAt = now,
        UpdatedAt = now,
        FinishedAt = now,
        About = DemoInterview.Content.About,
        Complaints = DemoInterview.Content.Complaints,
        Answers = DemoInterview.Content.Answers,
        Results = DemoInterview.Content.Results,
        Version = 1,
    };

    private Episode EpisodeOf(Person person, EpisodeContent content, Instant now) => new()
    {
        PersonId = person.Id,
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Start = content.When.Instant,
        LocalStart = content.When.Local,
        ZoneId = content.When.ZoneId,
        Details = content.Details,
        CreatedAt = now,
        UpdatedAt = now,
        Version = 1,
    };
}
