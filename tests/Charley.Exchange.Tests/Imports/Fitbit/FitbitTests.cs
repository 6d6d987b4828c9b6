using System.Text;
using Charley.Exchange.Imports;
using NodaTime;
using static Charley.Exchange.Tests.Imports.Reading;

namespace Charley.Exchange.Tests.Imports.Fitbit;

/// <summary>What Fitbit and Google hand out.</summary>
public sealed class FitbitTests
{
    private const string Folder = "Takeout/Fitbit/Global Export Data/";

    private const string Steps = """[{"dateTime":"11/20/26 09:01:00","value":"30"},{"dateTime":"11/20/26 09:00:00","value":"70"},{"dateTime":"11/20/26 23:30:00","value":"5"}]""";

    private const string Sleep = """
        [{"logId":1,"dateOfSleep":"2026-11-20","startTime":"2026-11-19T22:41:00.000","minutesAsleep":420,"mainSleep":true},
         {"logId":2,"dateOfSleep":"2026-11-20","startTime":"2026-11-20T14:00:00.000","minutesAsleep":20,"mainSleep":false},
         {"logId":1,"dateOfSleep":"2026-11-20","startTime":"2026-11-19T22:41:00.000","minutesAsleep":420,"mainSleep":true}]
        """;

    [Fact]
    public void Steps_count_in_universal_time_and_sleep_adds_up_over_naps()
    {
        var reading = Of(Zip((Folder + "steps-2026-11-20.json", Steps), (Folder + "sleep-2026-11-20.json", Sleep), (Folder + "heart_rate-2026-11-20.json", "[]")), "takeout.zip");

        Assert.Equal("fitbit", reading.Source);
        Assert.Equal((100, 440), (reading.Days[new LocalDate(2026, 11, 20)].Steps, reading.Days[new LocalDate(2026, 11, 20)].SleepMinutes));
        Assert.Equal(5, reading.Days[new LocalDate(2026, 11, 21)].Steps);
        Assert.Equal(1, Count(reading, "sleep", RecordNote.Duplicate));
        Assert.Equal(1, Count(reading, Folder, RecordNote.OtherFile));
    }

    [Fact]
    public void The_same_minutes_in_an_old_and_a_new_file_count_once()
    {
        var table = "timestamp,steps,data source\n2026-11-20T09:00:00Z,70,Charge 5\n2026-11-20T09:01:00Z,30,Charge 5\n2026-11-20T09:01:00Z,30,Charge 5";

        var reading = Of(Zip((Folder + "steps-2026-11-20.json", Steps), ("Takeout/Fitbit/Physical Activity_GoogleData/steps_2026-11-20.csv", table)), "takeout.zip");

        Assert.Equal(100, reading.Days[new LocalDate(2026, 11, 20)].Steps);
    }

    [Fact]
    public void Active_minutes_and_workouts_of_a_day_tell_of_the_same_and_the_higher_counts()
    {
        var reading = Of(
            Zip(
                (Folder + "very_active_minutes-2026-11-01.json", """[{"dateTime":"11/20/26 00:00:00","value":"20"}]"""),
                (Folder + "moderately_active_minutes-2026-11-01.json", """[{"dateTime":"11/20/26 00:00:00","value":"25"}]"""),
                (Folder + "exercise-0.json", """[{"startTime":"11/20/26 09:00:00","duration":1800000,"activeDuration":1800000},{"startTime":"x"},{"startTime":"11/20/26 09:00:00"}]""")),
            "takeout.zip");

        Assert.Equal(45, OnlyDay(reading).ExerciseMinutes);
        Assert.Equal(1, Count(reading, "exercise", RecordNote.Total));
        Assert.Equal(1, Count(reading, "exercise", RecordNote.NoTime));
        Assert.Equal(1, Count(reading, "exercise", RecordNote.NoNumber));
    }

    [Fact]
    public void Googles_daily_table_and_cycles_are_read()
    {
        var reading = Of(
            Zip(
                ("Takeout/Fit/Daily activity metrics/Daily activity metrics.csv", "Date,Move Minutes count,Average weight (kg),Step count,Running duration (ms)\n2026-11-20,50,70.5,6000,1200000\n2026-11-21,,,,"),
                ("Takeout/Fitbit/Menstrual Health/menstrual_health_cycles.csv", "id,period_start_date,period_end_date\n1,2026-11-01,2026-11-03\n2,,")),
            "takeout.zip");

        Assert.Equal((6000, 70500, 20), (reading.Days[new LocalDate(2026, 11, 20)].Steps, reading.Days[new LocalDate(2026, 11, 20)].WeightGrams, reading.Days[new LocalDate(2026, 11, 20)].ExerciseMinutes));
        Assert.True(reading.Days[new LocalDate(2026, 11, 2)].Period);
        Assert.Equal(4, reading.Read);
    }

    [Theory]
    [InlineData("""[{"dateTime":"11/20/26""", "line 1")]
    [InlineData("""{"steps":1}""", "line 1")]
    [InlineData("[\n{}\n,\n]", "line 4")]
    public void A_damaged_file_is_refused_with_its_line_and_nothing_else_of_the_archive_is_taken(string json, string position)
    {
        var refused = Assert.Throws<ImportRefusedException>(() => Of(Zip((Folder + "sleep-2026-11-20.json", Sleep), (Folder + "steps-2026-11-20.json", json)), "takeout.zip"));

        Assert.Equal(("takeout.zip/" + Folder + "steps-2026-11-20.json", position), (refused.File, refused.Position));
    }

    [Fact]
    public void A_single_file_is_known_by_its_name()
    {
        Assert.Equal(440, OnlyDay(Of(Sleep, "sleep-2026-11-20.json")).SleepMinutes);
        Assert.Contains("JSON", Assert.Throws<ImportRefusedException>(() => Of("[1]", "other.json")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_damage_never_ends_otherwise_than_in_a_reading_or_a_refusal()
    {
        var random = new Random(3);
        (string Name, string Text)[] files =
        [
            ("sleep-2026-11-20.json", Sleep),
            ("steps-2026-11-20.json", Steps),
            ("exercise-0.json", """[{"startTime":"11/20/26 09:00:00","duration":1800000}]"""),
            ("very_active_minutes-2026-11-01.json", """[{"dateTime":"11/20/26 00:00:00","value":"20"}]"""),
        ];
        for (var round = 0; round < 5000; round++)
        {
            var (name, text) = files[round % files.Length];
            try
            {
                Of(Fuzz.Damage(Encoding.UTF8.GetBytes(text), random), name);
            }
            catch (ImportRefusedException refused)
            {
                Assert.NotEmpty(refused.Reason);
            }
        }
    }
}
