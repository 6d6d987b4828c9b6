using Charley.Diary;
using Charley.Diary.Episodes;
using Charley.Exchange.Reports;

namespace Charley.Web.Pages.Report;

/// <summary>The page of the report.</summary>
/// <param name="Person">Whose report.</param>
/// <param name="Report">The report.</param>
/// <param name="Sites">The names of places.</param>
/// <param name="Input">What the form holds.</param>
/// <param name="Problem">What went wrong, in words; null if nothing did.</param>
public sealed record ReportView(Person Person, DoctorReport Report, BodySites Sites, ReportInput Input, string? Problem);

/// <summary>What the form of the report holds.</summary>
/// <param name="From">First day, as a form sends it.</param>
/// <param name="To">Last day.</param>
/// <param name="Ask">The person's own questions, one on each line.</param>
public sealed record ReportInput(string From, string To, string Ask);
