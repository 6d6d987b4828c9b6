using System.Text;
using Charley.Exchange.Imports;
using Charley.Exchange.Imports.Csv;
using NodaTime;
using static Charley.Exchange.Tests.Imports.Reading;

namespace Charley.Exchange.Tests.Imports.Csv;

/// <summary>Tables of apps: what is proposed for them, and what is read from them.</summary>
public sealed class TableTests
{
    private const string Oura = """
        date,Sleep Score,Total Sleep Duration,REM Sleep Duration,Steps,Temperature Deviation (°C)
        2026-11-19,80,25200,6000,8123,0.1
        2026-11-20,75,27000,5400,4021,-0.2
        """;

    [Fact]
    public void Headings_and_values_tell_what_the_columns_of_a_ring_mean()
    {
        var reading = Of(Oura, "oura.csv");

        Assert.False(reading.Table!.IsConfirmed);
        Assert.Null(reading.Table.Problem);
        Assert.Equal(
            [("date", "date", null), ("Total Sleep Duration", "sleep", "seconds"), ("Steps", "steps", null)],
            reading.Table.Mapping.Columns.Where(rule => rule.Target != "ignore").Select(rule => (rule.Header, rule.Target, rule.Unit)));
        Assert.Equal((420, 8123), (reading.Days[new LocalDate(2026, 11, 19)].SleepMinutes, reading.Days[new LocalDate(2026, 11, 19)].Steps));
        Assert.Equal(10, reading.Read);
        Assert.Equal(6, reading.Counts.Where(count => count.Note == RecordNote.LeftOut).Sum(count => count.Count));
    }

    [Theory]
    [InlineData("Datum;Wasser (ml);Koffein (mg);Schlaf\n20.11.2026;1.500;90,5;7,5\n21.11.2026;2.000;120;8,0", 1500, 91, 450)]
    [InlineData("Date\tWater [fl oz]\tCaffeine\tSleep\n11/20/2026\t50\t90\t7:30\n11/21/2026\t60\t80\t8:00", 1479, 90, 450)]
    [InlineData("Day|Hydration|Caffeine (g)|Sleep duration\nNov 20, 2026|1.5|0.09|7h 30m\nNov 21, 2026|1.2|0.1|6h 0m", 1500, 90, 450)]
    [InlineData("sep=,\nMy export\nDate,Water (cups),Caffeine (mg),Minutes asleep\n20th Nov 2026,6,\"90\",450\n21st Nov 2026,5,90,400", 1420, 90, 450)]
    public void Signs_units_and_dates_of_many_countries_are_understood(string table, int fluids, int caffeine, int sleep)
    {
        var day = Of(table, "table.csv").Days[new LocalDate(2026, 11, 20)];

        Assert.Equal((fluids, caffeine, sleep), (day.FluidsMl, day.CaffeineMg, day.SleepMinutes));
    }

    [Fact]
    public void Dates_that_can_be_read_in_two_ways_are_asked_about_and_not_guessed()
    {
        var table = "Date,Steps\n01/02/2026,100\n03/04/2026,200";

        var open = Of(table, "a.csv");
        var chosen = Of(table, "a.csv", Chosen(new TableMapping(DateOrder.MonthFirst, open.Table!.Mapping.Columns)));

        Assert.Null(open.Table.Mapping.DateOrder);
        Assert.Contains("two ways", open.Table.Problem, StringComparison.Ordinal);
        Assert.Empty(open.Days);
        Assert.Equal([new LocalDate(2026, 1, 2), new LocalDate(2026, 3, 4)], chosen.Days.Keys);
    }

    [Theory]
    [InlineData("Date,Steps\n13/02/2026,100\n03/04/2026,200", DateOrder.DayFirst)]
    [InlineData("Date,Steps\n02/13/2026,100\n03/04/2026,200", DateOrder.MonthFirst)]
    [InlineData("Date,Steps\n01.02.2026,100\n03.04.2026,200", DateOrder.DayFirst)]
    [InlineData("Date,Steps\n2026-01-02,100\n2026-03-04,200", DateOrder.YearFirst)]
    public void The_order_of_dates_is_told_by_a_day_above_twelve_or_by_points(string table, DateOrder order) =>
        Assert.Equal(order, Of(table, "a.csv").Table!.Mapping.DateOrder);

    [Fact]
    public void A_table_with_a_line_for_each_thing_is_turned()
    {
        var reading = Of(
            "date,time of day,category,rating/amount\n20th Nov 2026,am,Sleep,7.5\n20th Nov 2026,pm,Steps,4000\n21st Nov 2026,pm,Steps,5000\n21st Nov 2026,pm,Mood,3",
            "bearable.csv");

        Assert.Equal((450, 4000), (reading.Days[new LocalDate(2026, 11, 20)].SleepMinutes, reading.Days[new LocalDate(2026, 11, 20)].Steps));
        Assert.Equal(5000, reading.Days[new LocalDate(2026, 11, 21)].Steps);
    }

    [Fact]
    public void Several_lines_of_a_day_add_up_and_a_written_offset_decides_the_day()
    {
        var reading = Of("timestamp,water (ml)\n2026-11-20T23:30:00Z,300\n2026-11-21T08:00:00+01:00,200\n2026-11-21 09:00,100", "drinks.csv");

        Assert.Equal(600, reading.Days[new LocalDate(2026, 11, 21)].FluidsMl);
    }

    [Fact]
    public void Cells_that_cannot_be_read_are_skipped_with_their_reason_and_the_rest_counts()
    {
        var reading = Of("Date,Steps\n2026-11-20,many\n2026-11-21,\nno date,5\n2026-02-30,5\n2026-11-19,-5\n2030-01-01,5\n2026-11-18,7", "a.csv");

        Assert.Equal(7, OnlyDay(reading).Steps);
        Assert.Equal(7, reading.Read);
        RecordNote[] notes = [RecordNote.Used, RecordNote.NoNumber, RecordNote.Empty, RecordNote.Impossible, RecordNote.Future];
        Assert.All(notes, note => Assert.Equal(1, Count(reading, "Steps", note)));
        Assert.Equal(2, Count(reading, "Steps", RecordNote.NoTime));
    }

    [Fact]
    public void Periods_and_medicines_are_words()
    {
        var reading = Of("Date,Period,Medication\n2026-11-20,yes,\"Magnesium 300 mg, iron\"\n2026-11-21,no,", "a.csv");

        Assert.Equal([true, false], reading.Days.Values.Select(day => day.Period!.Value));
        Assert.Equal(["Magnesium 300 mg", "iron"], reading.Days[new LocalDate(2026, 11, 20)].Taken!.Value);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    public void The_encoding_of_a_table_is_found(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Datum;Flüssigkeit (ml)\n20.11.2026;1500")];

        Assert.Equal(1500, OnlyDay(Of(bytes, "a.csv")).FluidsMl);
    }

    [Theory]
    [InlineData("Date,Steps\n\"2026-11-20,5", "line 2")]
    [InlineData("just a sentence", "line 1")]
    [InlineData("Date,Steps\n", "line 1")]
    public void What_is_no_table_is_refused_with_its_line(string text, string position) =>
        Assert.Equal(position, Assert.Throws<ImportRefusedException>(() => Of(text, "a.csv")).Position);

    [Theory]
    [InlineData("""{"dateOrder":"day-first","columns":[{"header":"a","target":"mood","unit":null}]}""", "can’t mean")]
    [InlineData("""{"dateOrder":"day-first","columns":[{"header":"a","target":"fluids","unit":"bucket"}]}""", "unit")]
    [InlineData("""{"dateOrder":"day-first","columns":[{"header":"a","target":"steps","unit":null}]}""", "date")]
    [InlineData("""{"dateOrder":null,"columns":[{"header":"a","target":"date","unit":null}]}""", "two ways")]
    public void A_mapping_that_cannot_be_used_says_why(string json, string reason) =>
        Assert.Contains(reason, TableMapping.Parse(json).Problem(["a"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"dateOrder":"sideways","columns":[]}""")]
    [InlineData("""{"dateOrder":null,"columns":[null]}""")]
    public void What_is_no_mapping_is_refused(string json) => Assert.Throws<ImportRefusedException>(() => TableMapping.Parse(json));

    [Fact]
    public void A_mapping_survives_being_written_down()
    {
        var mapping = Of(Oura, "oura.csv").Table!.Mapping;

        var read = TableMapping.Parse(mapping.ToJson());

        Assert.Equal(mapping.DateOrder, read.DateOrder);
        Assert.Equal(mapping.Columns, read.Columns);
    }

    [Fact]
    public void Random_damage_never_ends_otherwise_than_in_a_reading_or_a_refusal()
    {
        var random = new Random(5);
        var whole = Encoding.UTF8.GetBytes("Date,Water (ml),Sleep,Period,Medication,Weight\n2026-11-20,\"1,500\",7:30,yes,\"a, b\",70.5\n21.11.2026,1.5 l,8h 10m,no,c,\"71,2\"\n");
        for (var round = 0; round < 5000; round++)
        {
            try
            {
                var reading = Of(Fuzz.Damage(whole, random), "a.csv");
                Assert.All(reading.Counts, count => Assert.True(count.Count > 0));
            }
            catch (ImportRefusedException refused)
            {
                Assert.NotEmpty(refused.Reason);
            }
        }
    }

    private static ImportSettings Chosen(TableMapping mapping) => For(Berlin) with { Mappings = _ => mapping };
}
