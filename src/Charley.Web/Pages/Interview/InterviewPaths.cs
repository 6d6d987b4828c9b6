using System.Globalization;

namespace Charley.Web.Pages.Interview;

/// <summary>
/// Addresses of an interview's pages. They hold an opaque id and numbers of questions, never an answer or the name of a
/// question, because addresses end up in histories and logs.
/// </summary>
internal static class InterviewPaths
{
    /// <summary>Where it goes on.</summary>
    public static string Next(Guid id) => $"/interview/{id}";

    /// <summary>The start page of an interview that exists.</summary>
    public static string About(Guid id) => $"/interview/{id}/about";

    /// <summary>Warning signs.</summary>
    public static string Checks(Guid id) => $"/interview/{id}/checks";

    /// <summary>The next adaptive question.</summary>
    public static string Question(Guid id) => $"/interview/{id}/question";

    /// <summary>All answers.</summary>
    public static string Answers(Guid id) => $"/interview/{id}/answers";

    /// <summary>Where the removal of what the diary answered is sent.</summary>
    public static string LeaveOut(Guid id) => $"/interview/{id}/answers/diary";

    /// <summary>One answered question, by its place among all questions.</summary>
    public static string Answer(Guid id, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"/interview/{id}/answers/{place}");

    /// <summary>Results of tests: shown, and where a new one is sent.</summary>
    public static string Tests(Guid id) => $"/interview/{id}/tests";

    /// <summary>Where the removal of a result is sent.</summary>
    public static string RemoveTest(Guid id) => $"/interview/{id}/tests/remove";

    /// <summary>Where answers about tests without a value are sent.</summary>
    public static string NerveTests(Guid id) => $"/interview/{id}/tests/nerves";

    /// <summary>The result.</summary>
    public static string Result(Guid id) => $"/interview/{id}/result";

    /// <summary>What would be different with another answer.</summary>
    public static string WhatIf(Guid id) => $"/interview/{id}/what-if";

    /// <summary>What people fear, and how it stands.</summary>
    public static string Worries(Guid id) => $"/interview/{id}/worries";

    /// <summary>Where a deletion is sent.</summary>
    public static string Delete(Guid id) => $"/interview/{id}/delete";

    /// <summary>Where its undoing is sent.</summary>
    public static string Restore(Guid id) => $"/interview/{id}/restore";

    /// <summary>What is shown after a deletion.</summary>
    public static string Deleted(Guid id) => $"/interview/{id}/deleted";
}
