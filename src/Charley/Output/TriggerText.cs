using Charley.Web.Learning;

namespace Charley.Output;

/// <summary>Writes what was learned about triggers.</summary>
internal static class TriggerText
{
    public static void Write(TriggerStory story, bool hidesCounts, TextWriter output)
    {
        output.WriteLine(story.Headline);
        foreach (var told in story.Findings)
        {
            output.WriteLine();
            output.WriteLine(DiaryText.Plain(told.Name));
            output.WriteLine("  " + DiaryText.Plain(told.Outlook is null ? told.Sentence : told.Sentence + " " + told.Outlook));
        }

        output.WriteLine();
        foreach (var line in story.Groups.Concat(story.NotesFor(hidesCounts)).Append(story.Looks))
        {
            output.WriteLine(DiaryText.Plain(line));
        }
    }
}
