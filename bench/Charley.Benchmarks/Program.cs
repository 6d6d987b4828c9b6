using System.Globalization;
using BenchmarkDotNet.Running;
using Charley.Benchmarks;

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
    new RationalRun(Console.Out).Run(int.Parse(networks, CultureInfo.InvariantCulture));
}
else if (args is ["orders", "--minutes", var minutesOfOrders])
{
    new OrderTable(Directory.GetCurrentDirectory(), Console.Out, Console.Error).Run(Minutes(minutesOfOrders));
}
else if (args is ["calibration", "--minutes", var minutesOfPeople])
{
    new CalibrationTable(Directory.GetCurrentDirectory(), Console.Out).Run(Minutes(minutesOfPeople));
}
else if (args is ["ahead"])
{
    new LookAheadTable(Directory.GetCurrentDirectory(), Console.Out).Print();
}
else if (args is ["dropped"])
{
    new DroppedAnswersTable(Directory.GetCurrentDirectory(), Console.Out).Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QueryBenchmarks).Assembly).Run(args);
}

static TimeSpan Minutes(string text) => TimeSpan.FromMinutes(double.Parse(text, CultureInfo.InvariantCulture));
