namespace Charley.Knowledge.Loading;

/// <summary>Reads red flags, remedies and medicines.</summary>
internal static class CareReaders
{
    public static RedFlag RedFlag(MapReader map)
    {
        var id = map.Id();
        var flag = new RedFlag(
            id,
            map.Choice("urgency", Vocabulary.Urgencies),
            map.Condition("when"),
            map.Text("title"),
            map.Statement("why"),
            map.Text("do"),
            map.Flag("not-a-cramp"),
            map.Texts("causes"),
            map.Basis($"Red flag '{id}'"),
            map.Texts("covers"));
        map.Done();
        return map.Reading.Remember(flag, map.Place);
    }

    public static Remedy Remedy(MapReader map)
    {
        var remedy = new Remedy(
            map.Id(),
            map.Text("name"),
            map.Choice("kind", Vocabulary.RemedyKinds),
            [.. map.Maps("for").Select(Target)],
            map.Texts("for-sites"),
            [.. map.Texts("complaints").Select(word => Complaint(map, word))],
            map.OptionalInteger("effort") ?? 0,
            map.Choice("certainty", Vocabulary.Certainties),
            map.OptionalText("time-to-effect"),
            map.Statement("says"),
            map.Texts("steps"),
            [.. map.Maps("cautions").Select(ReadCaution)],
            map.Texts("covers"))
        {
            OtherNames = map.Texts("also"),
            EndsCramp = map.Flag("ends-cramp"),
            Guided = [.. map.Maps("guided").Select(Move)],
        };
        map.Done();
        return map.Reading.Remember(remedy, map.Place);
    }

    public static Medicine Medicine(MapReader map)
    {
        var medicine = new Medicine(
            map.Id(),
            map.Text("name"),
            map.Texts("brands"),
            map.Text("class"),
            map.Texts("means"),
            map.OptionalText("atc"),
            map.OptionalStatement("note"))
        {
            OtherNames = map.Texts("also"),
        };
        map.Done();
        return map.Reading.Remember(medicine, map.Place);
    }

    private static RemedyTarget Target(MapReader map)
    {
        var cause = map.Text("cause");
        var target = new RemedyTarget(cause, map.InlineQuantity("benefit", $"The benefit for '{cause}'"));
        map.Done();
        return map.Reading.Remember(target, map.Place);
    }

    private static GuidedMove Move(MapReader map)
    {
        var move = new GuidedMove(
            map.Id("drawing"),
            map.Text("text"),
            map.OptionalInteger("seconds") ?? 0,
            map.OptionalInteger("rest") ?? 0,
            map.OptionalInteger("times") ?? 1,
            map.Flag("each-side"));
        map.Done();
        return map.Reading.Remember(move, map.Place);
    }

    private static Caution ReadCaution(MapReader map)
    {
        var caution = new Caution(
            map.Condition("when"),
            map.Choice("action", Vocabulary.CautionActions),
            map.Text("reason"),
            map.Basis("The caution"));
        map.Done();
        return map.Reading.Remember(caution, map.Place);
    }

    private static Complaint Complaint(MapReader map, string word)
    {
        if (Vocabulary.Complaints.TryGetValue(word, out var complaint))
        {
            return complaint;
        }

        map.Wrong("complaints", $"cannot hold '{word}'; use cramp, twitch or pain");
        return default;
    }
}
