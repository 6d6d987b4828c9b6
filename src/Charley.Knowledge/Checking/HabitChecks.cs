using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>What is thought about habits of a diary is sober, and what they mean is known only to those who looked.</summary>
internal static class HabitChecks
{
    /// <summary>Nothing is so well known that one person's diary should hardly have a say against it.</summary>
    private const double LeastLikelier = 0.2;
    private const double MostLikelier = 5;
    private const double LeastDirection = 0.05;

    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        foreach (var habit in content.Habits)
        {
            var place = reading.PlaceOf(habit);
            Between(habit.Likelier, LeastLikelier, MostLikelier, $"'likelier' of '{habit.Id}'", reading);
            Between(habit.MoreBringsMore, LeastDirection, 1 - LeastDirection, $"'more-brings-more' of '{habit.Id}'", reading);
            foreach (var finding in new[] { habit.More, habit.Less }.OfType<string>())
            {
                KnownIds.Require(finding, ids.Findings.Keys, "finding", place, reading);
                if (ids.Findings.TryGetValue(finding, out var meant) && meant.Kind != FindingKind.Result)
                {
                    reading.Add(place, $"'{habit.Id}' means '{finding}', which must be of kind 'result': a diary answers it, and nobody is asked.");
                }
            }
        }

        foreach (var twice in content.Habits.GroupBy(habit => habit.Id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            reading.Add(reading.PlaceOf(twice.Last()), $"The habit '{twice.Key}' stands twice; keep one.");
        }
    }

    private static void Between(Quantity quantity, double low, double high, string what, Reading reading)
    {
        foreach (var value in quantity.Range().Where(value => value < low || value > high).Take(1))
        {
            reading.Add(reading.PlaceOf(quantity), $"{value} is out of range for {what}: from {low} to {high}.");
        }
    }
}
