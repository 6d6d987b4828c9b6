namespace Charley.Exchange.Imports.Csv;

/// <summary>Proposes how a table is read, from its headings and from what stands in it. A person confirms it.</summary>
internal static class MappingProposer
{
    private const int MostSamples = 500;
    private const double HoursOfDay = 24;
    private const double MinutesOfDay = 1440;

    /// <summary>A glass has more than this many millilitres; nobody drinks as many litres, cups or glasses.</summary>
    private const double SmallestMillilitres = 50;

    private const double MostGramsOfCaffeine = 3;
    private const double MostScale = 10;
    private const double SmallestPounds = 130;

    /// <summary>Words of headings in English and German, the most telling first. Words after a minus say that it is something else.</summary>
    private static readonly (string Target, string[] Words, string[] Not)[] Known =
    [
        (TableMapping.Date, ["date", "day", "datum", "tag", "timestamp", "cycle start time", "start time", "start", "time"], ["weekday", "end", "of day", "formatted", "birth", "bedtime", "wake"]),
        ("caffeine", ["caffeine", "koffein"], ["score"]),
        ("alcohol", ["alcohol", "alkohol"], ["score"]),
        ("fluids", ["water", "fluid", "hydration", "wasser", "flüssigkeit", "trinkmenge"], ["goal", "ziel", "score", "percent", "%"]),
        ("steps", ["steps", "step count", "schritte"], ["goal", "ziel", "score"]),
        ("sleep", ["total sleep duration", "total sleep", "asleep duration", "time asleep", "minutes asleep", "sleep duration", "sleep", "schlafdauer", "schlaf"], ["score", "efficiency", "deep", "rem", "light", "latency", "quality", "qualität", "timing", "regularity", "breath", "heart", "onset", "goal", "need", "debt", "consistency", "performance", "restfulness", "disturbance", "tranquility", "awake", "start", "end", "average", "lowest", "temperature", "respiratory", "stage"]),
        ("effort", ["effort", "exertion", "rpe", "anstrengung"], ["score"]),
        ("exercise", ["exercise minutes", "active minutes", "intensity minutes", "activity minutes", "exercise", "workout", "sport", "training"], ["goal", "calorie", "kcal", "score", "volume", "frequency", "type", "name", "distance", "load"]),
        ("sitting", ["sedentary", "sitting", "sitzen"], ["calorie", "score"]),
        ("standing", ["standing", "stehen"], ["score"]),
        ("stress", ["stress"], ["duration", "score", "minutes"]),
        ("weight", ["weight", "body mass", "gewicht"], ["goal", "index", "lifted", "ziel"]),
        ("temperature", ["body temperature", "temperature", "körpertemperatur", "fieber", "fever"], ["deviation", "trend", "skin", "room", "score", "weather"]),
        (TableMapping.Period, ["period", "menstruation", "menstrual flow", "bleeding"], ["length", "day of", "period end", "phase"]),
        (TableMapping.Taken, ["medication", "medicine", "supplement", "medikament"], ["time", "dose"]),
    ];

    /// <summary>The proposal.</summary>
    public static TableMapping Propose(CsvTable table)
    {
        var open = table.Headers.ToList();
        var rules = new List<ColumnRule>();
        foreach (var (target, words, not) in Known)
        {
            var best = open
                .Select(header => (header, rank: Rank(header, words, not)))
                .Where(pair => pair.rank >= 0 && Fits(table, pair.header, target))
                .OrderBy(pair => pair.rank)
                .Select(pair => pair.header)
                .FirstOrDefault();
            if (best is not null)
            {
                open.Remove(best);
                rules.Add(new ColumnRule(best, target, UnitFor(table, best, target)));
            }
        }

        var date = rules.Find(rule => rule.Target == TableMapping.Date);
        var order = date is null ? null : TableDate.OrderOf(table.ColumnOf(date.Header).Take(MostSamples)).Order;
        return new TableMapping(order, [.. table.Headers.Select(header => rules.Find(rule => rule.Header == header) ?? new ColumnRule(header, TableMapping.Ignore))]);
    }

    private static int Rank(string header, string[] words, string[] not)
    {
        var plain = " " + string.Concat(header.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')) + " ";
        return Array.Exists(not, word => plain.Contains(word, StringComparison.Ordinal)) ? -1 : Array.FindIndex(words, word => plain.Contains(word, StringComparison.Ordinal));
    }

    private static bool Fits(CsvTable table, string header, string target)
    {
        var cells = Samples(table, header);
        return target switch
        {
            TableMapping.Date => TableDate.OrderOf(cells).HasDates,
            TableMapping.Period or TableMapping.Taken => cells.Count > 0,
            "stress" or "effort" => Median(table, header, target) is <= MostScale,
            _ => Median(table, header, target) is not null,
        };
    }

    private static string? UnitFor(CsvTable table, string header, string target)
    {
        if (TableMapping.UnitsOf(target) is not { } kind)
        {
            return null;
        }

        if (Written(header, kind) is { } written)
        {
            return written;
        }

        var median = Median(table, header, target) ?? 0;
        return kind switch
        {
            UnitKind.Volume => median >= SmallestMillilitres ? "ml" : "l",
            UnitKind.Dose => median <= MostGramsOfCaffeine ? "g" : "mg",
            UnitKind.Duration => median <= HoursOfDay && target != "exercise" ? "hours" : median <= MinutesOfDay ? "minutes" : "seconds",
            UnitKind.Weight => median >= SmallestPounds ? "lb" : "kg",
            UnitKind.Temperature => median >= SmallestMillilitres ? "°F" : "°C",
            _ => "drinks",
        };
    }

    /// <summary>A unit in brackets, or as the heading's last word.</summary>
    private static string? Written(string header, UnitKind kind)
    {
        var words = header.Split(['(', ')', '[', ']', ' ', '_', '/', ','], StringSplitOptions.RemoveEmptyEntries);
        var candidates = words.Reverse().Prepend(string.Join(' ', words.TakeLast(2)));
        return candidates.FirstOrDefault(word => Units.Find(kind, word) is not null);
    }

    private static double? Median(CsvTable table, string header, string target)
    {
        var cells = Samples(table, header);
        var numbers = new TableNumbers(cells, table.Delimiter);
        var values = cells.Select(cell => numbers.Read(cell, TableMapping.UnitsOf(target), new UnitScale(1))).OfType<double>().Order().ToList();
        return values.Count == 0 || values.Count < cells.Count / 2 ? null : values[values.Count / 2];
    }

    private static List<string> Samples(CsvTable table, string header) =>
        [.. table.ColumnOf(header).Where(cell => !string.IsNullOrWhiteSpace(cell)).Take(MostSamples)];
}
