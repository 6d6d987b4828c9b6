using Charley.Exchange.Imports;
using NodaTime;
using static Charley.Exchange.Tests.Imports.Reading;

namespace Charley.Exchange.Tests.Imports.AppleHealth;

/// <summary>How records of an Apple Health export become days.</summary>
public sealed class AppleDayTests
{
    private const string StepType = "HKQuantityTypeIdentifierStepCount";

    [Fact]
    public void Samples_written_by_others_are_read_to_the_last_record()
    {
        var steps = Of(Sample("tdda-export6s3sample.xml"), settings: For(DateTimeZoneProviders.Tzdb["Europe/London"]));
        var other = Of(Sample("dogsheep-export.xml"), settings: For(DateTimeZoneProviders.Tzdb["America/Los_Angeles"]));

        // The ten step records of 13 September 2014, as listed in the sample's own expected figures.
        Assert.Equal(329 + 283 + 426 + 61 + 10 + 200 + 390 + 320 + 216 + 282, steps.Days[new LocalDate(2014, 9, 13)].Steps);
        Assert.Equal(89, steps.Days[new LocalDate(2016, 4, 14)].ExerciseMinutes);
        Assert.Equal(32, steps.Days[new LocalDate(2016, 4, 2)].ExerciseMinutes);
        Assert.Equal(18, steps.Read);
        Assert.Equal(68, other.Days[new LocalDate(2016, 11, 15)].ExerciseMinutes);
        Assert.Equal(5, other.Read);
    }

    [Fact]
    public void Phone_and_watch_that_count_the_same_steps_are_counted_once()
    {
        var reading = Of(Apple(
            Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 1000),
            Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 1100, "Watch"),
            Steps("2026-11-20 18:00:00 +0100", "2026-11-20 18:10:00 +0100", 500)));

        Assert.Equal(1600, OnlyDay(reading).Steps);
        Assert.Equal(3, Count(reading, StepType, RecordNote.Used));
    }

    [Fact]
    public void A_device_that_never_counted_more_than_another_is_merged()
    {
        var reading = Of(Apple(
            Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 900),
            Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 1100, "Watch")));

        Assert.Equal(1100, OnlyDay(reading).Steps);
        Assert.Equal(1, Count(reading, StepType, RecordNote.OtherDevice));
        Assert.Equal(1, Count(reading, StepType, RecordNote.Used));
    }

    [Fact]
    public void A_new_watch_of_the_same_name_is_another_device()
    {
        static string Watch(string model) => Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:05:00 +0100", 100, "Watch")
            .Replace("/>", $" device=\"&lt;&lt;HKDevice: 0x1&gt;, name:Apple Watch, hardware:{model}&gt;\"/>", StringComparison.Ordinal);

        Assert.Equal(100, OnlyDay(Of(Apple(Watch("Watch2,4"), Watch("Watch6,1")))).Steps);
    }

    [Fact]
    public void The_same_record_twice_counts_once_and_so_does_what_a_correlation_repeats()
    {
        var water = Record("HKQuantityTypeIdentifierDietaryWater", "2026-11-20 09:00:00 +0100", "2026-11-20 09:00:00 +0100", "250", "mL");
        var copied = Record("HKQuantityTypeIdentifierDietaryWater", "2026-11-20 09:00:00 +0100", "2026-11-20 09:00:00 +0100", "250", "mL", "OtherApp");
        var reading = Of(Apple(water, water, copied, $"""<Correlation type="HKCorrelationTypeIdentifierFood" startDate="2026-11-20 09:00:00 +0100">{water}</Correlation>"""));

        Assert.Equal(250, OnlyDay(reading).FluidsMl);
        Assert.Equal(3, Count(reading, "HKQuantityTypeIdentifierDietaryWater", RecordNote.Duplicate));
    }

    [Theory]
    [InlineData("HKQuantityTypeIdentifierDietaryWater", "8", "fl_oz_us", 237)]
    [InlineData("HKQuantityTypeIdentifierDietaryWater", "10", "fl_oz_imp", 284)]
    [InlineData("HKQuantityTypeIdentifierDietaryWater", "2", "cup_us", 473)]
    [InlineData("HKQuantityTypeIdentifierDietaryWater", "1.5", "L", 1500)]
    [InlineData("HKQuantityTypeIdentifierDietaryWater", "330", "mL", 330)]
    [InlineData("HKQuantityTypeIdentifierDietaryCaffeine", "90", "mg", 90)]
    [InlineData("HKQuantityTypeIdentifierDietaryCaffeine", "0.09", "g", 90)]
    [InlineData("HKQuantityTypeIdentifierNumberOfAlcoholicBeverages", "2", "count", 28)]
    [InlineData("HKQuantityTypeIdentifierBodyMass", "154.3235835", "lb", 70000)]
    [InlineData("HKQuantityTypeIdentifierBodyMass", "70.1", "kg", 70100)]
    [InlineData("HKQuantityTypeIdentifierBodyTemperature", "100.4", "degF", 3800)]
    [InlineData("HKQuantityTypeIdentifierBodyTemperature", "38.2", "degC", 3820)]
    public void Every_unit_becomes_the_diarys_own(string type, string value, string unit, int stored)
    {
        var day = OnlyDay(Of(Apple(Record(type, "2026-11-20 09:00:00 +0100", "2026-11-20 09:00:00 +0100", value, unit))));

        Assert.Equal(stored, day.FluidsMl ?? day.CaffeineMg ?? day.AlcoholGrams ?? day.WeightGrams ?? day.TemperatureCentidegrees);
    }

    [Fact]
    public void A_unit_that_nobody_knows_is_skipped_and_said()
    {
        var reading = Of(Apple(Record("HKQuantityTypeIdentifierDietaryWater", "2026-11-20 09:00:00 +0100", "2026-11-20 09:00:00 +0100", "3", "bucket")));

        Assert.Empty(reading.Days);
        Assert.Equal(1, Count(reading, "HKQuantityTypeIdentifierDietaryWater", RecordNote.NoUnit));
    }

    [Fact]
    public void A_night_belongs_to_the_day_of_getting_up_and_stages_add_up()
    {
        var reading = Of(Apple(
            Sleep("2026-11-19 22:30:00 +0100", "2026-11-20 06:40:00 +0100", "HKCategoryValueSleepAnalysisInBed", "iPhone"),
            Sleep("2026-11-19 23:00:00 +0100", "2026-11-20 02:00:00 +0100"),
            Sleep("2026-11-20 02:00:00 +0100", "2026-11-20 02:20:00 +0100", "HKCategoryValueSleepAnalysisAwake"),
            Sleep("2026-11-20 02:20:00 +0100", "2026-11-20 06:20:00 +0100", "HKCategoryValueSleepAnalysisAsleepREM"),
            Sleep("2026-11-20 01:00:00 +0100", "2026-11-20 03:00:00 +0100", "HKCategoryValueSleepAnalysisAsleep", "OtherApp")));

        Assert.Equal(new LocalDate(2026, 11, 20), reading.Days.Keys.Single());
        Assert.Equal(440, OnlyDay(reading).SleepMinutes);
        Assert.Equal(1, Count(reading, "HKCategoryTypeIdentifierSleepAnalysis", RecordNote.InBed));
        Assert.Equal(1, Count(reading, "HKCategoryTypeIdentifierSleepAnalysis", RecordNote.Awake));
    }

    [Theory]
    [InlineData("2026-03-28 23:00:00 +0100", "2026-03-29 07:00:00 +0200", 420)]
    [InlineData("2025-10-25 23:00:00 +0200", "2025-10-26 07:00:00 +0100", 540)]
    [InlineData("2026-11-19 23:00:00 +0100", "2026-11-20 07:00:00 +0100", 480)]
    public void On_the_night_when_the_clocks_change_the_hours_that_pass_count(string start, string end, int minutes) =>
        Assert.Equal(minutes, OnlyDay(Of(Apple(Sleep(start, end)))).SleepMinutes);

    [Fact]
    public void Apple_writes_all_times_with_the_offset_of_the_export_so_the_moment_counts()
    {
        // Half past midnight in Berlin in summer, exported in winter: 23:30 the day before, by the offset of the file.
        var reading = Of(Apple(Steps("2026-07-09 23:30:00 +0100", "2026-07-09 23:40:00 +0100", 10)));

        Assert.Equal(new LocalDate(2026, 7, 10), reading.Days.Keys.Single());
    }

    [Fact]
    public void A_record_that_names_its_zone_belongs_to_the_day_of_that_place()
    {
        var workout = """
            <Workout workoutActivityType="HKWorkoutActivityTypeRunning" startDate="2026-11-20 02:00:00 +0100" endDate="2026-11-20 02:30:00 +0100">
            <MetadataEntry key="HKTimeZone" value="America/Los_Angeles"/><WorkoutEvent type="x"/></Workout>
            """;

        Assert.Equal(new LocalDate(2026, 11, 19), Of(Apple(workout)).Days.Keys.Single());
    }

    [Fact]
    public void Steps_over_midnight_are_shared_by_the_two_days()
    {
        var reading = Of(Apple(Steps("2026-11-19 23:45:00 +0100", "2026-11-20 00:15:00 +0100", 300)));

        Assert.Equal([150, 150], reading.Days.Values.Select(day => day.Steps!.Value));
    }

    [Fact]
    public void A_workout_told_by_two_apps_lasts_once_and_days_of_the_period_are_yes_or_no()
    {
        static string Workout(string from, string to, string app) =>
            $"""<Workout workoutActivityType="HKWorkoutActivityTypeRunning" sourceName="{app}" startDate="2026-11-20 {from} +0100" endDate="2026-11-20 {to} +0100"/>""";
        var reading = Of(Apple(
            Workout("10:00:00", "10:30:00", "Watch"),
            Workout("10:05:00", "10:40:00", "Strava"),
            Record("HKCategoryTypeIdentifierMenstrualFlow", "2026-11-20 12:00:00 +0100", "2026-11-20 12:00:00 +0100", "HKCategoryValueMenstrualFlowLight"),
            Record("HKCategoryTypeIdentifierMenstrualFlow", "2026-11-21 12:00:00 +0100", "2026-11-21 12:00:00 +0100", "HKCategoryValueMenstrualFlowNone")));

        Assert.Equal(40, reading.Days[new LocalDate(2026, 11, 20)].ExerciseMinutes);
        Assert.Equal([true, false], reading.Days.Values.Select(day => day.Period!.Value));
    }

    [Theory]
    [InlineData("2027-01-01 09:00:00 +0100", "2027-01-01 09:00:00 +0100", "5", RecordNote.Future)]
    [InlineData("1850-01-01 09:00:00 +0100", "1850-01-01 09:00:00 +0100", "5", RecordNote.LongAgo)]
    [InlineData("2026-02-30 09:00:00 +0100", "2026-02-30 09:00:00 +0100", "5", RecordNote.NoTime)]
    [InlineData("2026-11-20 09:00:00 +0100", "2026-11-20 08:00:00 +0100", "5", RecordNote.NoTime)]
    [InlineData("2026-11-18 09:00:00 +0100", "2026-11-20 08:00:00 +0100", "5", RecordNote.TooLong)]
    [InlineData("2026-11-20 09:00:00 +0100", "2026-11-20 09:01:00 +0100", "many", RecordNote.NoNumber)]
    [InlineData("2026-11-20 09:00:00 +0100", "2026-11-20 09:01:00 +0100", "-5", RecordNote.Impossible)]
    [InlineData("2026-11-20 09:00:00 +0100", "2026-11-20 09:01:00 +0100", "900000", RecordNote.Impossible)]
    public void What_cannot_be_true_is_skipped_with_its_reason(string start, string end, string value, RecordNote note)
    {
        var reading = Of(Apple(Record(StepType, start, end, value)));

        Assert.Empty(reading.Days);
        Assert.Equal(new RecordCount(StepType, note, 1), Assert.Single(reading.Counts));
    }

    [Fact]
    public void Every_record_is_read_merged_or_skipped()
    {
        var reading = Of(Apple(
            Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 900),
            Steps("2026-11-20 10:00:00 +0100", "2026-11-20 10:15:00 +0100", 1100, "Watch"),
            Record("HKQuantityTypeIdentifierHeartRate", "2026-11-20 10:00:00 +0100", "2026-11-20 10:00:00 +0100", "70", "count/min"),
            "<Audiogram type=\"x\"/>"));

        Assert.Equal(4, reading.Read);
        Assert.Equal(reading.Read, reading.CountOf(RecordFate.Used) + reading.CountOf(RecordFate.Merged) + reading.CountOf(RecordFate.Skipped));
        Assert.Equal(1, Count(reading, "HKQuantityTypeIdentifierHeartRate", RecordNote.NoPlace));
        Assert.Equal(1, Count(reading, "Audiogram", RecordNote.NoPlace));
    }
}
