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
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QueryBenchmarks).Assembly).Run(args);
}
