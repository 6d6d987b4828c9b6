using Charley.Diary;
using Charley.Diary.Imports;
using Charley.Exchange.Imports.Jobs;
using Charley.Web.Components;

namespace Charley.Web.Pages.Import;

/// <summary>The page where files are brought.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Imports">What was imported and still counts.</param>
/// <param name="Mistakes">What to mend.</param>
/// <param name="Undone">Name of the file that was just taken back; null if none.</param>
public sealed record ImportStartView(Person Person, IReadOnlyList<ImportRecord> Imports, IReadOnlyList<FieldMistake> Mistakes, string? Undone);

/// <summary>The page of one import on its way.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Job">How far it is.</param>
/// <param name="IsSilent">Whether nobody has worked on it for minutes, although somebody should.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record ImportJobView(Person Person, ImportJob Job, bool IsSilent, IReadOnlyList<FieldMistake> Mistakes);
