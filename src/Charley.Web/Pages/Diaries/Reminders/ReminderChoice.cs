using System.Collections.Immutable;
using Charley.Diary.Entry;
using Charley.Web.Components;
using NodaTime;
using NodaTime.Text;

namespace Charley.Web.Pages.Diaries.Reminders;

/// <summary>What the page or the address of the calendar asks for.</summary>
/// <param name="Evening">When to ask how the day was; null for never.</param>
/// <param name="Routine">What to do every day; null for nothing.</param>
/// <param name="At">When to do it.</param>
/// <param name="From">The first day; null for today, as in addresses from before they named one.</param>
/// <param name="Mistakes">What to mend; with any, the rest is not to be used.</param>
internal sealed record ReminderChoice(LocalTime? Evening, Remedy? Routine, LocalTime? At, LocalDate? From, ImmutableArray<FieldMistake> Mistakes)
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reads what was asked for. A calendar that would be empty is a mistake too: nobody wants to subscribe to it.</summary>
    public static ReminderChoice Read(KnowledgeBase knowledge, string? evening, string? routine, string? at, string? from)
    {
        var mistakes = ImmutableArray.CreateBuilder<FieldMistake>();
        var check = TimeOf("evening", evening, mistakes);
        var when = TimeOf("at", at, mistakes);
        var remedy = knowledge.Remedies.GetValueOrDefault(routine ?? string.Empty);
        if (remedy is null && !string.IsNullOrEmpty(routine))
        {
            mistakes.Add(new("routine", DiaryTexts.RemindersRoutineUnknown));
        }
        else if (remedy is not null && string.IsNullOrWhiteSpace(at))
        {
            mistakes.Add(new("at", DiaryTexts.RemindersAtMissing));
        }
        else if (remedy is null && string.IsNullOrWhiteSpace(evening))
        {
            mistakes.Add(new("evening", DiaryTexts.RemindersNothing));
        }

        LocalDate? first = LocalDatePattern.Iso.Parse(from ?? string.Empty).TryGetValue(default, out var day) && day >= DiaryDates.Earliest ? day : null;
        if (first is null && !string.IsNullOrEmpty(from))
        {
            mistakes.Add(new("from", DiaryTexts.RemindersFromWrong));
        }

        return new ReminderChoice(check, remedy, when, first, mistakes.ToImmutable());
    }

    private static LocalTime? TimeOf(string field, string? text, ImmutableArray<FieldMistake>.Builder mistakes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Time.Parse(text.Trim()).TryGetValue(default, out var time))
        {
            return time;
        }

        mistakes.Add(new(field, DiaryTexts.RemindersNoTime));
        return null;
    }
}
