using System.Collections.Immutable;
using Charley.Web.Pages.Diaries;
using Charley.Web.Pages.Import;
using Charley.Web.Pages.Interview.Worry;
using Charley.Web.Pages.Learn.Triggers;
using Charley.Web.Pages.People;
using Charley.Web.Pages.Plan;
using Charley.Web.Pages.Report;
using Charley.Web.Pages.Routines;
using ExperimentPaths = Charley.Web.Pages.Experiments.ExperimentPaths;

namespace Charley.Web.Pages.More;

/// <summary>A part of the list of everything. A new page that is not in the main navigation gets its line here.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Entries">Address and words of each page.</param>
internal sealed record MoreGroup(string Title, ImmutableArray<(string Path, string Text)> Entries)
{
    /// <summary>Everything, grouped by what a person wants.</summary>
    public static ImmutableArray<MoreGroup> All =>
    [
        new(MoreTexts.Act, [("/relief", MoreTexts.Relief), (RoutinePaths.All, MoreTexts.Routines), ("/start", MoreTexts.Ask), (WorryEndpoints.LastPath, MoreTexts.Worries)]),
        new(MoreTexts.Yours,
        [
            (DiaryPaths.Log, MoreTexts.Log), (PlanEndpoints.Path, MoreTexts.Plan), (DiaryPaths.Overview, MoreTexts.Diary), (DiaryPaths.Timeline, MoreTexts.Timeline),
            (TriggersEndpoints.Path, MoreTexts.Triggers), (ExperimentPaths.List, MoreTexts.Experiments),
            (ReportEndpoints.Path, MoreTexts.Report), (DiaryPaths.Reminders, MoreTexts.Reminders), (ImportEndpoints.Path, ImportTexts.Title), (PeopleEndpoints.Path, MoreTexts.People),
        ]),
        new(MoreTexts.Know,
        [
            ("/guides", MoreTexts.Guides), ("/causes", MoreTexts.Causes), ("/remedies", MoreTexts.Remedies),
            ("/medicines", MoreTexts.Medicines), ("/library", MoreTexts.Library),
        ]),
        new(MoreTexts.Program, [("/about", MoreTexts.About), ("/about/licences", MoreTexts.Licences), ("/about/components", MoreTexts.Components)]),
    ];
}
