using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Web.Languages;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Diaries.Log;

/// <summary>Finds and reads episodes for the pages.</summary>
/// <param name="current">Whose diary is open.</param>
/// <param name="people">Knows each person's clock.</param>
/// <param name="episodes">Where they are kept.</param>
/// <param name="spoken">What can be tried, and where a cramp can be.</param>
internal sealed class EpisodeDesk(CurrentPerson current, PersonStore people, EpisodeStore episodes, Spoken spoken)
{
    public KnowledgeBase Knowledge => spoken.Knowledge;

    public BodySites Sites { get; } = BodySites.From(spoken.Knowledge);

    public async Task<EpisodeView> NewAsync(HttpContext context, int count, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var recent = await episodes.RecentAsync(person.Id, count, cancellation);
        return EpisodeForm.New(person, episodes, people.NowFor(person), recent, Sites, Knowledge);
    }

    public async Task<(Person Person, Episode Episode)?> FindAsync(HttpContext context, Guid id, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        return await episodes.FindAsync(new EpisodeKey(person.Id, id), cancellation) is { } episode ? (person, episode) : null;
    }

    public Checked<EpisodeContent> Read(EpisodeInput input, Person person, LocalReading? before = null) =>
        EpisodeReader.Read(input, people.NowFor(person), Sites, before);

    /// <summary>Where the other one says something else.</summary>
    public ImmutableArray<FieldDifference> Differences(EpisodeContent mine, EpisodeContent other) => Diaries.Differences.Between(mine, other, Sites, Knowledge);
}
