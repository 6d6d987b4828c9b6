using Charley.Assessment.Cases;

namespace Charley.Benchmarks;

/// <summary>Interviews of the same people in different orders of the questions.</summary>
internal sealed class OrderCount
{
    /// <summary>The interviews by the name of their order, in the same order of people.</summary>
    public Dictionary<string, List<OrderedInterview>> Interviews { get; } = new(StringComparer.Ordinal);

    /// <summary>People who were led through all orders.</summary>
    public int People { get; private set; }

    /// <summary>People besides them whose interview ends after the warning signs.</summary>
    public int EndedAtOnce { get; private set; }

    /// <summary>Leads one person through interviews in each order.</summary>
    /// <param name="run">Leads.</param>
    /// <param name="full">All that the person could say.</param>
    /// <param name="orders">The orders.</param>
    public void Add(OrderRun run, PersonCase full, IReadOnlyList<IQuestionOrder> orders)
    {
        if (run.EndsAtOnce(full))
        {
            EndedAtOnce++;
            return;
        }

        People++;
        var goal = run.Goal(full);
        foreach (var order in orders)
        {
            Of(order.Name).Add(run.Run(full, goal, order));
        }
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(OrderCount other)
    {
        People += other.People;
        EndedAtOnce += other.EndedAtOnce;
        foreach (var (order, interviews) in other.Interviews)
        {
            Of(order).AddRange(interviews);
        }
    }

    private List<OrderedInterview> Of(string order)
    {
        if (!Interviews.TryGetValue(order, out var interviews))
        {
            Interviews[order] = interviews = [];
        }

        return interviews;
    }
}
