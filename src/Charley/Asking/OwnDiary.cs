using Charley.Commands;
using Charley.Diary;
using Charley.Knowledge;
using Charley.Web.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Asking;

/// <summary>What a person's own diary answers in the interview, where there is a diary.</summary>
/// <param name="database">Where the diary is, as the person wrote it; null for the usual place.</param>
/// <param name="person">Whose diary; null for the person who keeps it.</param>
/// <param name="knowledge">Says which finding a trigger means.</param>
internal sealed class OwnDiary(string? database, string? person, KnowledgeBase knowledge)
{
    /// <summary>The findings of which the diary is sure; none where there is no diary, for an interview must not make one.</summary>
    /// <returns>Null if there is no such person; that was said.</returns>
    /// <exception cref="DiaryUnavailableException">The diary can't be used.</exception>
    public async Task<IReadOnlyList<Finding>?> FindingsAsync(TimeProvider time, Terminal terminal, CancellationToken cancellation)
    {
        if (person is null && DiaryLocation.From(database) is DiaryLocation.SqliteFile file && !File.Exists(file.Path))
        {
            return [];
        }

        await using var services = new ServiceCollection().AddSingleton(time).AddSingleton(knowledge).AddDiary(database).AddLearning().BuildServiceProvider();
        await services.GetRequiredService<DiaryDatabase>().OpenAsync(cancellation);
        if (await DiaryOptions.WhoseAsync(person, services.GetRequiredService<PersonStore>(), terminal, cancellation) is not { } whose)
        {
            return null;
        }

        var (_, story) = await services.GetRequiredService<TriggerDesk>().FindAsync(whose, until: null, progress: null, cancellation);
        return [.. DiaryAnswers.Of(story.Report, knowledge).Select(id => knowledge.Findings[id])];
    }
}
