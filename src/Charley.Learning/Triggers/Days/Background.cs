namespace Charley.Learning.Triggers.Days;

/// <summary>
/// What always stands in the model beside the exposures: the usual level, a slow course, the weekday, and carry-over from
/// the day before. Each column has a normal prior around zero, so that a short diary is not swallowed by it.
/// </summary>
internal sealed class Background
{
    /// <summary>The level is left to the diary: e to the ±10 times one episode a day.</summary>
    private const double LevelSpread = 10;

    /// <summary>The slowest wave of the course: the rate may well double or halve over the diary.</summary>
    private const double CourseSpread = 0.8;

    /// <summary>A weekday differs by about a third from the others; shrunk, as there are seven of them.</summary>
    private const double WeekdaySpread = 0.3;

    private const double CarrySpread = 0.5;

    /// <summary>Half waves of the course: two in a short diary, and more in a long one so that seasons are followed.</summary>
    private const int FewestHalfWaves = 2;

    /// <summary>One more half wave for each quarter of a year follows anything that the seasons do.</summary>
    private const int DaysPerHalfWave = 91;

    private const int MostHalfWaves = 40;
    private const int DaysOfWeek = 7;

    private Background(double[][] columns, double[] precisions) => (Columns, Precisions) = (columns, precisions);

    /// <summary>The columns, each with one number for each known day.</summary>
    public double[][] Columns { get; }

    /// <summary>One over the prior variance of each column's coefficient.</summary>
    public double[] Precisions { get; }

    /// <summary>Builds the columns for the known days of a diary.</summary>
    public static Background Of(TriggerDiary diary, KnownDays known)
    {
        var columns = new List<double[]>();
        var spreads = new List<double>();
        Add(_ => 1, LevelSpread);
        var days = diary.Counts.Length;
        var halfWaves = Math.Min(FewestHalfWaves + (days / DaysPerHalfWave), MostHalfWaves);
        for (var wave = 1; wave <= halfWaves; wave++)
        {
            var turns = Math.PI * wave / days;
            Add(day => Math.Cos(turns * (day + 0.5)), CourseSpread / Math.Sqrt(wave));
        }

        for (var weekday = 0; weekday < DaysOfWeek; weekday++)
        {
            var which = weekday;
            Add(day => (diary.FirstWeekday + day) % DaysOfWeek == which ? 1 : 0, WeekdaySpread);
        }

        Add(Carry(diary, known), CarrySpread);
        return new Background([.. columns], [.. spreads.Select(spread => 1 / (spread * spread))]);

        void Add(Func<int, double> value, double spread)
        {
            columns.Add([.. known.Index.Select(value)]);
            spreads.Add(spread);
        }
    }

    /// <summary>Yesterday's ln(1 + count) around its mean; an unknown yesterday is an average one.</summary>
    private static Func<int, double> Carry(TriggerDiary diary, KnownDays known)
    {
        var logs = new double?[diary.Counts.Length];
        for (var place = 0; place < known.Length; place++)
        {
            logs[known.Index[place]] = Math.Log(1 + known.Counts[place]);
        }

        var mean = logs.Average() ?? 0;
        return day => day > 0 && logs[day - 1] is { } log ? log - mean : 0;
    }
}
