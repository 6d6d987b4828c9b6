namespace Charley.Knowledge.Loading;

/// <summary>Reads one cause.</summary>
internal static class CauseReader
{
    public static Cause Cause(MapReader map)
    {
        var codes = map.OptionalMap("codes");
        var cause = new Cause(
            map.Id(),
            map.Text("name"),
            map.OptionalText("medical-name"),
            map.Choice("group", Vocabulary.CauseGroups),
            codes?.OptionalText("icd10cm"),
            map.Statement("summary"),
            map.Statement("mechanism"),
            map.Quantity("prevalence"),
            map.Limits("only"),
            map.OptionalText("requires"),
            [.. map.Maps("raised-by").Select(Raise)],
            [.. map.Maps("findings").Select(Link)],
            map.Choice("urgency", Vocabulary.Urgencies),
            map.Flag("serious"),
            ReadFeared(map),
            map.Statement("expect"),
            map.Statements("watch"),
            map.Statements("claims"),
            Visit(map),
            map.Texts("covers"));
        codes?.Done();
        map.Done();
        return map.Reading.Remember(cause, map.Place);
    }

    private static Raise Raise(MapReader map)
    {
        var id = map.Text("id");
        var hasRatio = map.Has("ratio");
        if (hasRatio == map.Has("link"))
        {
            map.Reading.Add(map.Place, $"'{id}' in 'raised-by' must have either 'ratio' (odds or risk ratio) or 'link' (added chance).");
        }

        var what = $"What '{id}' adds";
        var raise = hasRatio
            ? new Raise(id, map.InlineQuantity("ratio", what), null)
            : new Raise(id, null, map.InlineQuantity("link", what));
        map.Done();
        return map.Reading.Remember(raise, map.Place);
    }

    private static FindingLink Link(MapReader map)
    {
        var id = map.Text("id");
        var link = new FindingLink(id, map.InlineQuantity("value", $"The link to '{id}'"));
        map.Done();
        return map.Reading.Remember(link, map.Place);
    }

    private static Feared? ReadFeared(MapReader map)
    {
        if (map.OptionalMap("feared") is not { } feared)
        {
            return null;
        }

        var read = new Feared(
            feared.OptionalCondition("when"),
            new Statement(feared.Text("text"), feared.Basis("Why it is unlikely"), feared.Texts("covers")));
        feared.Done();
        return read;
    }

    private static DoctorVisit Visit(MapReader map)
    {
        if (map.OptionalMap("doctor") is not { } doctor)
        {
            return new DoctorVisit([], []);
        }

        var visit = new DoctorVisit(doctor.Texts("tests"), doctor.Texts("questions"));
        doctor.Done();
        return visit;
    }
}
