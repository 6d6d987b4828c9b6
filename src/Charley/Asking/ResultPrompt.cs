using Charley.Assessment.Cases;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;

namespace Charley.Asking;

/// <summary>Takes results of tests, one a line, after the questions.</summary>
/// <param name="knowledge">The tests.</param>
/// <param name="terminal">Where to read and write.</param>
internal sealed class ResultPrompt(KnowledgeBase knowledge, Terminal terminal)
{
    private static readonly char[] Blanks = [' ', '\t'];

    private readonly List<ClinicalTest> _tests =
        [.. knowledge.Tests.Values.Where(test => test.Measured is not null).OrderBy(test => test.Id, StringComparer.Ordinal)];

    /// <summary>The case with the results that were typed.</summary>
    public PersonCase Ask(PersonCase subject)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(Texts.AskResults);
        var taken = new List<Measurement>();
        while (true)
        {
            terminal.Out.Write(Texts.ResultPrompt);
            var line = terminal.In.ReadLine()?.Trim();
            if (string.IsNullOrEmpty(line))
            {
                return subject with { Results = TestResults.Of(knowledge, subject.Person, taken) };
            }

            if (Understand(line) is { } measurement)
            {
                taken.Add(measurement);
                terminal.Out.WriteLine(Texts.ResultTaken(
                    knowledge.Tests[measurement.Test].Name, MeasurementWords.Number(measurement.Value), measurement.Unit));
            }
        }
    }

    /// <summary>The test is everything before the first part that begins like a number, the unit everything after it.</summary>
    private Measurement? Understand(string line)
    {
        var parts = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        var place = Array.FindIndex(parts, 1, Math.Max(0, parts.Length - 1), part => WrittenNumber.Readings(part).Count > 0);
        if (place < 1)
        {
            terminal.Out.WriteLine(Texts.ResultForm);
            return null;
        }

        if (Named(string.Join(' ', parts[..place])) is not { } test)
        {
            terminal.Out.WriteLine(Texts.ResultTests(string.Join(", ", _tests.Select(known => known.Id))));
            return null;
        }

        var unit = string.Join(' ', parts[(place + 1)..]);
        var (measurement, problem) = MeasurementReader.Read(test, parts[place], unit.Length == 0 && test.Units.Length == 1 ? test.Units[0].Unit : unit);
        if (problem is not null)
        {
            terminal.Out.WriteLine(MeasurementWords.Say(problem));
        }

        return measurement;
    }

    private ClinicalTest? Named(string name) =>
        _tests.Find(test => string.Equals(test.Id, name.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase))
        ?? _tests.Find(test => string.Equals(test.Name, name, StringComparison.OrdinalIgnoreCase));
}
