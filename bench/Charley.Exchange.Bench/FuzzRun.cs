using System.Globalization;
using Charley.Exchange.Imports;
using Charley.Exchange.Tests.Imports;
using Charley.Knowledge;
using NodaTime;

namespace Charley.Exchange.Bench;

/// <summary>Damages files again and again: every input must end in a reading or a refusal, and nothing else.</summary>
internal static class FuzzRun
{
    private const int Report = 100_000;

    /// <summary>As many surprises are printed; more would only repeat themselves.</summary>
    private const int MostSurprises = 20;

    /// <summary>Runs the inputs one after another, each parser in turn.</summary>
    /// <returns>0 if nothing surprising happened, 1 otherwise.</returns>
    public static int Run(int inputs, int seed)
    {
        var settings = new ImportSettings(DateTimeZoneProviders.Tzdb["Europe/Berlin"], new LocalDate(2026, 11, 22)) { Knowledge = KnowledgeBase.Load("knowledge") };
        var counts = FuzzFiles.All.Select(file => file.Parser).Distinct(StringComparer.Ordinal).ToDictionary(parser => parser, _ => new Counts(), StringComparer.Ordinal);
#pragma warning disable S2245 // Repeatable numbers are what is wanted.
        var random = new Random(seed);
#pragma warning restore S2245
        var surprises = 0;
        for (var input = 0; input < inputs && surprises < MostSurprises; input++)
        {
            var file = FuzzFiles.All[input % FuzzFiles.All.Count];
            var damaged = file.Wrap(Fuzz.Damage(file.Inner, random));
            if (Try(file.Name, damaged, settings, counts[file.Parser]) is { } surprise)
            {
                surprises++;
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"input {input} of seed {seed} ({file.Parser}, {file.Name}): {surprise}\n{Convert.ToBase64String(damaged)}"));
            }

            if ((input + 1) % Report == 0)
            {
                Tell(input + 1, counts);
            }
        }

        Tell(inputs, counts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{surprises} surprises"));
        return surprises == 0 ? 0 : 1;
    }

    private static Exception? Try(string name, byte[] damaged, ImportSettings settings, Counts counts)
    {
        try
        {
            using var content = new MemoryStream(damaged);
            ImportReader.Read(new ImportFile(name, content), settings, CancellationToken.None);
            counts.Read++;
            return null;
        }
        catch (ImportRefusedException)
        {
            counts.Refused++;
            return null;
        }
        catch (Exception surprise)
        {
            return surprise;
        }
    }

    private static void Tell(int inputs, Dictionary<string, Counts> counts) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{inputs:N0} inputs: {string.Join("; ", counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value.Read:N0} read, {pair.Value.Refused:N0} refused")))}"));

    private sealed class Counts
    {
        public int Read { get; set; }

        public int Refused { get; set; }
    }
}
