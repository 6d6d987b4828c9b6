namespace Charley.Knowledge.Loading;

/// <summary>Reads courses over weeks that a diary can show.</summary>
internal static class CourseReader
{
    public static DiaryCourse Course(MapReader map)
    {
        var course = new DiaryCourse(
            map.Id(),
            map.Choice("sign", Vocabulary.CourseSigns),
            map.Texts("words"),
            Whole(map, "weeks"),
            Whole(map, "before"),
            Whole(map, "at-least"),
            map.Statement("says"),
            map.Texts("asks"));
        map.Done();
        return map.Reading.Remember(course, map.Place);
    }

    private static int Whole(MapReader map, string field)
    {
        if (!map.Has(field))
        {
            map.Missing(field);
        }

        return map.OptionalInteger(field) ?? 0;
    }
}
