using Charley.Diary;
using Charley.Diary.Episodes;
using Charley.Exchange.Reports;
using Charley.Web.Languages;
using NodaTime;
using NodaTime.Text;

namespace Charley.Web.Pages.Report;

/// <summary>Makes the report of the page, in the language of the request.</summary>
/// <param name="source">Gathers what it is made of.</param>
/// <param name="people">Knows each person's clock.</param>
/// <param name="spoken">Names.</param>
internal sealed class ReportDesk(ReportSource source, PersonStore people, Spoken spoken)
{
    private readonly BodySites sites = BodySites.From(spoken.Knowledge);

    /// <summary>The report for what the form says; with the usual days and a message where the days can't be read.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="input">The form; null for an empty one.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ReportView> FindAsync(Person person, ReportInput? input, CancellationToken cancellation)
    {
        var usual = source.UsualDays(person);
        var asked = input ?? new ReportInput(string.Empty, string.Empty, string.Empty);
        var days = asked is { From: "", To: "" } ? usual : DaysOf(asked, people.NowFor(person).Date);
        var material = await source.GatherAsync(person, days ?? usual, cancellation) with { OwnQuestions = Exchange.Reports.OwnQuestions.Read([asked.Ask]) };
        return new ReportView(
            person,
            DoctorReportBuilder.Build(material, spoken.Knowledge),
            sites,
            days is null ? asked : asked with { From = Iso(material.Days.Start), To = Iso(material.Days.End) },
            days is null ? ReportTexts.WrongDays : null);
    }

    /// <summary>A day as forms send it.</summary>
    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>The days that two texts name; null where they name none, or none that have come.</summary>
    public static DateInterval? DaysOf(ReportInput input, LocalDate today) =>
        LocalDatePattern.Iso.Parse(input.From).TryGetValue(default, out var from)
        && LocalDatePattern.Iso.Parse(input.To).TryGetValue(default, out var to)
        && from <= to
        && to <= today
            ? new DateInterval(from, to)
            : null;
}
