using System.CommandLine;
using System.Text.Json;
using Charley.Assessment.Model;
using Charley.Assessment.Simulation;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley kb simulate</c>: the model's shares beside published ones that it was not given.</summary>
internal static class KbSimulateCommand
{
    private const int FewestPeople = 100;
    private const int MostPeople = 10_000_000;

    /// <summary>Enough that a share is known to about one in a hundred.</summary>
    private const int UsualPeople = 20_000;

    public static Command Create(Terminal terminal)
    {
        var people = SharedOptions.People(Texts.KbSimulatePeople, FewestPeople, UsualPeople, MostPeople);
        var seed = SharedOptions.Seed();
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("simulate", Texts.KbSimulateDescription) { people, seed, json, knowledge };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            SharedOptions.FolderOf(parsed, knowledge),
            parsed.GetValue(people),
            parsed.GetValue(seed),
            parsed.GetValue(json),
            terminal,
            cancellation)));
        return command;
    }

    private static int Run(string folder, int people, int seed, bool asJson, Terminal terminal, CancellationToken cancellation)
    {
        if (SharedOptions.LoadModels(folder, terminal) is not { } models)
        {
            return ExitCodes.Failed;
        }

        var (checks, issues) = ForwardChecksReader.Read(folder, models.Knowledge);
        foreach (var issue in issues)
        {
            terminal.Error.WriteLine(issue);
        }

        if (checks is null)
        {
            return ExitCodes.Failed;
        }

        var results = Compare(models, checks, people, seed, terminal, cancellation);
        if (asJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(SimulationText.Rows(results), CommandJson.Options));
        }
        else
        {
            SimulationText.Write(results, terminal.Out);
        }

        return results.All(result => result.Agrees || result.Aggregate.DiffersBecause is not null) ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static List<AggregateResult> Compare(
        PersonModels models, ForwardChecks checks, int people, int seed, Terminal terminal, CancellationToken cancellation)
    {
        var comparison = new AggregateComparison(models, checks.Population);
        var results = new List<AggregateResult>();
        foreach (var aggregate in checks.Aggregates)
        {
#pragma warning disable S2245 // Nothing secret is drawn; the numbers must repeat.
            var random = new Random(seed);
#pragma warning restore S2245
            results.Add(comparison.Compare(aggregate, people, random, cancellation));
            terminal.Error.WriteLine(Texts.SimulationProgress(results.Count, checks.Aggregates.Length));
        }

        return results;
    }
}
