using BenchmarkDotNet.Running;
using Charley.Benchmarks;

if (args is ["quick"])
{
    new QuickTable(Console.Out).Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QueryBenchmarks).Assembly).Run(args);
}
