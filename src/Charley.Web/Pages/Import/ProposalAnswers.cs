using Charley.Assessment.Cases;
using Charley.Exchange.Imports.Fhir;
using Charley.Knowledge.Measuring;

namespace Charley.Web.Pages.Import;

/// <summary>Answers questions of an interview by what a person confirmed in a clinic's record.</summary>
internal static class ProposalAnswers
{
    /// <summary>The case with the answers. A newly entered result takes the place of an older one of the same test.</summary>
    public static PersonCase Into(PersonCase subject, IReadOnlyCollection<RecordProposal> chosen, KnowledgeBase knowledge)
    {
        var answers = chosen.SelectMany(proposal => proposal.Findings)
            .Where(knowledge.Findings.ContainsKey)
            .Aggregate(subject.Answers, (said, finding) => said.SetItem(finding, Answer.Yes));
        var measured = chosen.Select(proposal => proposal.Result).OfType<Measurement>().ToList();
        var results = subject.Results.Measurements
            .Where(known => !measured.Exists(result => result.Test == known.Test))
            .Concat(measured);
        var person = chosen.Any(proposal => proposal.Kind == ProposalKind.Pregnancy) && subject.Person.Sex == Sex.Female
            ? subject.Person with { Pregnant = true }
            : subject.Person;
        return subject with { Person = person, Answers = answers, Results = TestResults.Of(knowledge, person, results) };
    }
}
