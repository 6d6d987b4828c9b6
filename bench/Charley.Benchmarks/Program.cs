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
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QueryBenchmarks).Assembly).Run(args);
}
