namespace Charley.Knowledge.Loading;

/// <summary>Reads what is thought about the habits of a diary.</summary>
internal static class HabitReader
{
    private const double Rounding = 1e-9;

    public static DiaryHabit Habit(MapReader map)
    {
        var habit = new DiaryHabit(
            map.Id(),
            map.Quantity("likelier"),
            map.Quantity("more-brings-more"),
            map.OptionalMap("later") is { } later ? Delay(later) : null,
            map.OptionalText("more"),
            map.OptionalText("less"));
        map.Done();
        return map.Reading.Remember(habit, map.Place);
    }

    private static HabitDelay Delay(MapReader map)
    {
        var delay = new HabitDelay(
            [map.Chance("same-day"), map.Chance("next-day"), map.Chance("second-day")],
            map.Basis("How soon a habit acts"));
        if (Math.Abs(delay.Days.Sum() - 1) > Rounding)
        {
            map.Reading.Add(map.Place, "The chances of 'same-day', 'next-day' and 'second-day' must add up to 1.");
        }

        map.Done();
        return delay;
    }
}
