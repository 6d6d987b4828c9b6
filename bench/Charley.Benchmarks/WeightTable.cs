using System.Globalization;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Assessment.Differential;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>
/// Compares the weights of answers and their shares with Shapley values estimated from many orders in which the answers could have been
/// given, each beside its reverse, in every case of tests/cases; and times them.
/// </summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class WeightTable(string root, TextWriter output)
{
    private const int Seed = 20261123;

    /// <summary>An error of a third of the odds could be seen by a person.</summary>
    private const double Large = 0.3;

    /// <summary>Smaller shares are not shown.</summary>
    private const double Shown = 0.1;

    private const double Smallest = 1e-12;

    /// <summary>Runs all cases.</summary>
    /// <param name="orders">Orders drawn for each case; the standard error of a value falls with their root.</param>
    public void Print(int orders)
    {
        var knowledge = KnowledgeBase.Load(Path.Combine(root, "knowledge"));
        var models = new PersonModels(knowledge);
        var assessor = new Assessor(models);
#pragma warning disable S2245 // Nothing secret is drawn; a run must repeat.
        var random = new Random(Seed);
#pragma warning restore S2245
        var (weights, shares, values, times, answers) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        foreach (var subject in CaseList.Read(root, knowledge).Select(file => file.Subject))
        {
            var model = models.For(subject.Person);
            var said = SaidThing.Of(knowledge, subject).ToList();
            List<CauseChance> listed = [.. assessor.Chances(subject).Where(chance => chance.Acting >= knowledge.Urgency.NamedFrom)];
            var start = Environment.CpuUsage.TotalTime;
            var found = AnswerWeights.For(model, knowledge, subject, [.. listed], CancellationToken.None);
            times.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
            answers.Add(said.Count);
            var exact = Shapley(model, subject, said, listed, orders, random);
            for (var cause = 0; cause < listed.Count; cause++)
            {
                for (var place = 0; place < said.Count; place++)
                {
                    var weight = found[cause].FirstOrDefault(weight => string.Equals(weight.Finding, said[place].Finding, StringComparison.Ordinal));
                    values.Add(exact[place, cause]);
                    weights.Add((weight?.Weight ?? 0) - exact[place, cause]);
                    shares.Add((weight?.Share ?? 0) - exact[place, cause]);
                }
            }
        }

        output.WriteLine(Line($"{answers.Count} cases, {Spread(answers)} answers; {values.Count} values, {values.Count(value => Math.Abs(value) >= Shown)} of at least {Shown}; {orders} orders and their reverse"));
        output.WriteLine(Line($"ms of the processor for all weights of a case, asked for the first time: {Spread(times)}"));
        output.WriteLine("| against the Shapley value | distance: median, 9 in 10, 99 in 100, worst | of those shown, off by 0.3 or more | of the other sign |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var (name, errors) in new[] { ("weight: this answer left out", weights), ("share", shares) })
        {
            var shown = errors.Zip(values, (error, value) => (Error: error, Value: value)).Where(pair => Math.Abs(pair.Value) >= Shown).ToList();
            output.WriteLine(Line($"| {name} | {Spread([.. errors.Select(Math.Abs)])} | {shown.Count(pair => Math.Abs(pair.Error) >= Large)} | {shown.Count(pair => (pair.Value + pair.Error) * pair.Value < 0)} |"));
        }
    }

    private static double[,] Shapley(PersonModel model, PersonCase subject, List<SaidThing> said, List<CauseChance> listed, int orders, Random random)
    {
        var values = new double[said.Count, listed.Count];
        var order = Enumerable.Range(0, said.Count).ToArray();
        var nothing = said.Aggregate(subject, (rest, thing) => thing.LeftOutOf(rest));
        var before = LogOdds(model, nothing, listed);
        for (var drawn = 0; drawn < 2 * orders; drawn++)
        {
            if (drawn % 2 == 0)
            {
                random.Shuffle(order);
            }
            else
            {
                Array.Reverse(order);
            }

            var last = before;
            var missing = order.ToHashSet();
            foreach (var place in order)
            {
                missing.Remove(place);
                var next = LogOdds(model, missing.Aggregate(subject, (rest, left) => said[left].LeftOutOf(rest)), listed);
                for (var cause = 0; cause < listed.Count; cause++)
                {
                    values[place, cause] += (next[cause] - last[cause]) / (2 * orders);
                }

                last = next;
            }
        }

        return values;
    }

    private static double[] LogOdds(PersonModel model, PersonCase subject, List<CauseChance> listed)
    {
        var beliefs = model.Engine.QueryAboveLeaves(model.EvidenceFrom(subject.AllAnswers), model.ComplaintNodes.AsSpan()).Beliefs;
        return
        [
            .. listed.Select(chance =>
            {
                var inside = Math.Clamp(beliefs.Contributions[model.CauseNodes[model.Causes.IndexOf(chance.Cause)]], Smallest, 1 - Smallest);
                return Math.Log(inside / (1 - inside));
            }),
        ];
    }

    private static string Spread(List<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return Line($"{sorted[sorted.Count / 2]:0.###}, {sorted[sorted.Count * 9 / 10]:0.###}, {sorted[sorted.Count * 99 / 100]:0.###}, {sorted[^1]:0.###}");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
