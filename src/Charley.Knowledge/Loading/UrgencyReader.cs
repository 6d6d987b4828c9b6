namespace Charley.Knowledge.Loading;

/// <summary>Reads the levels of urgency and the loss table.</summary>
internal static class UrgencyReader
{
    public static UrgencyPolicy Policy(MapReader map)
    {
        var levels = map.Maps("levels").Select(Level).OrderBy(level => level.Urgency).ToList();
        if (!levels.Select(level => level.Urgency).SequenceEqual(Enum.GetValues<Urgency>()))
        {
            map.Wrong("levels", "must hold each of the five levels once: " + string.Join(", ", Vocabulary.Urgencies.Keys));
        }

        var policy = new UrgencyPolicy(
            [.. levels],
            map.Number("wrong-chance"),
            map.Number("question-burden"),
            map.OptionalInteger("most-questions") ?? 0,
            map.OptionalInteger("fewest-questions") ?? 0,
            map.Number("named-from"),
            map.Number("serious-named-from"),
            map.Basis("The loss table"));
        map.Done();
        return map.Reading.Remember(policy, map.Place);
    }

    private static UrgencyLevel Level(MapReader map)
    {
        var level = new UrgencyLevel(
            map.Choice("id", Vocabulary.Urgencies),
            map.Text("name"),
            map.Text("do"),
            map.Number("false-alarm"),
            map.Number("miss"),
            map.Number("need-when-flag-fires"),
            map.OptionalInteger("look-again-days"),
            map.Basis("The level"));
        map.Done();
        return map.Reading.Remember(level, map.Place);
    }
}
