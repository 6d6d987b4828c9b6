using System.Globalization;
using BenchmarkDotNet.Running;
using Charley.Benchmarks;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first time a long run ends with what it has; the second time it is killed.
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};

if (args is ["quick"])
{
    new QuickTable(Console.Out).Print();
}
else if (args is ["cases"])
{
    new CaseTable(Directory.GetCurrentDirectory(), Console.Out).Print();
}
else if (args is ["curves"])
{
    new CurveTable(Console.Out).Print();
}
else if (args is ["rational", "--networks", var networks])
{
    new RationalRun(Console.Out).Run(Number(networks));
}
else if (args is ["orders", "--people", var led, .. var drawing] && drawing is [] or ["--draw", _])
{
    new OrderTable(Directory.GetCurrentDirectory(), Console.Out, Console.Error).Run(Number(led), drawing is [_, var file] ? file : null, stop.Token);
}
else if (args is ["calibration", "--people", var people, .. var rest] && rest is [] or ["--drawn"])
{
    new CalibrationTable(Directory.GetCurrentDirectory(), Console.Out, Console.Error).Run(Number(people), drawsNumbers: rest is ["--drawn"], stop.Token);
}
else if (args is ["ahead"])
{
    new LookAheadTable(Directory.GetCurrentDirectory(), Console.Out).Print();
}
else if (args is ["weights", "--orders", var drawn])
{
    new WeightTable(Directory.GetCurrentDirectory(), Console.Out).Print(Number(drawn));
}
else if (args is ["dropped"])
{
    new DroppedAnswersTable(Directory.GetCurrentDirectory(), Console.Out).Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(PosteriorBenchmarks).Assembly).Run(args);
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
