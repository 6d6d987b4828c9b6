using System.Globalization;
using Charley.Learning.Bench.Worlds;

namespace Charley.Learning.Bench.Calibration;

/// <summary>What a rule finds that is not ours.</summary>
/// <param name="name">What it is called.</param>
/// <param name="scenario">The diaries.</param>
/// <param name="rule">For each exposure, whether the rule shows it.</param>
public sealed class RivalTally(string name, Scenario scenario, Func<World, bool[]> rule) : ITally
{
    private int people;
    private int triggers;
    private int found;
    private int wrong;

    /// <inheritdoc/>
    public void Add(int first, int people)
    {
        Parallel.For(first, first + people, person =>
        {
            var world = World.Draw(scenario, person);
            foreach (var (isShown, effect) in rule(world).Zip(world.Effects))
            {
                var isTrigger = Math.Abs(effect.LogRatio) > 0;
                Interlocked.Add(ref triggers, isTrigger ? 1 : 0);
                Interlocked.Add(ref found, isShown && isTrigger ? 1 : 0);
                Interlocked.Add(ref wrong, isShown && !isTrigger ? 1 : 0);
            }
        });
        this.people += people;
    }

    /// <summary>A row of the table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {new Share(found, triggers)} | {new Share(wrong, found + wrong)} | {(double)wrong / people:0.00} |");
}
