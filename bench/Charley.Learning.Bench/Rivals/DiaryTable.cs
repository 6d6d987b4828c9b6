using System.Globalization;
using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;

namespace Charley.Learning.Bench.Rivals;

/// <summary>Writes diaries as a table for other programs, with what is true and what Charley says.</summary>
public static class DiaryTable
{
    /// <summary>One row for each person, day and exposure.</summary>
    public static void Write(Scenario scenario, int people, TextWriter output)
    {
        output.WriteLine("person,day,weekday,count,exposure,value,truth,lag,ours,shown");
        for (var person = 0; person < people; person++)
        {
            var world = World.Draw(scenario, person);
            var found = TriggerAnalysis.Run(world.Diary).Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
            for (var day = 0; day < scenario.Days; day++)
            {
                for (var index = 0; index < scenario.Exposures; index++)
                {
                    var finding = found[world.Diary.Exposures[index].Id];
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{person},{day},{(world.Diary.FirstWeekday + day) % 7},{world.Diary.Counts[day]},{index},{world.Diary.Exposures[index].Values[day]},{world.Effects[index].LogRatio},{world.Effects[index].Lag},{Math.Log(finding.Ratio)},{(finding.Verdict == TriggerVerdict.Matters ? 1 : 0)}"));
                }
            }
        }
    }
}
