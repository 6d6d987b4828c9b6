using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>A course over weeks can be seen in a diary, and raises questions about warning signs.</summary>
internal static class CourseChecks
{
    /// <summary>A year; what is longer ago is not "lately".</summary>
    private const int MostWeeks = 52;

    public static void Run(KnowledgeContent content, Reading reading)
    {
        var checks = content.Questions.Where(question => question.Stage == QuestionStage.RedFlags).Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var course in content.Courses)
        {
            var place = reading.PlaceOf(course);
            if (course.Weeks is < 1 or > MostWeeks || course.Before is < 0 or > MostWeeks || course.AtLeast < 1)
            {
                reading.Add(place, $"'weeks' of '{course.Id}' must lie between 1 and {MostWeeks}, 'before' between 0 and {MostWeeks}, and 'at-least' must be 1 or more.");
            }

            if ((course.Sign == CourseSign.Words) == course.Words.IsEmpty)
            {
                reading.Add(place, $"'{course.Id}' needs 'words' if its sign is 'words', and none otherwise.");
            }

            if (course.Asks.IsEmpty)
            {
                reading.Add(place, $"'{course.Id}' raises no question; name some under 'asks'.");
            }

            foreach (var question in course.Asks)
            {
                KnownIds.Require(question, checks, "question about warning signs", place, reading);
            }
        }
    }
}
