using System.Globalization;
using Charley.Assessment.Simulation;
using Charley.Knowledge.Loading;
using Spectre.Console;

namespace Charley.Output;

/// <summary>Writes what people as the model draws them got to read.</summary>
internal static class AlarmText
{
    public static void Write(AlarmReport report, TextWriter output)
    {
        var rules = new Table().Border(TableBorder.Markdown).AddColumns(Texts.AlarmRuleColumn, Texts.AlarmBroken);
        foreach (var rule in report.Rules)
        {
            rules.AddRow(Say(rule.Rule), Number(rule.Broken));
        }

        var advice = new Table().Border(TableBorder.Markdown).AddColumns(Texts.AlarmAdvice, Texts.AlarmPeople);
        foreach (var level in report.Advice)
        {
            advice.AddRow(Vocabulary.Word(level.Urgency), Number(level.People));
        }

        output.WriteLine(Texts.AlarmDrawn(report.People));
        Consoles.Plain(output).Write(rules);
        Consoles.Plain(output).Write(advice);
    }

    private static string Say(AlarmRule rule) => rule switch
    {
        AlarmRule.RareSeriousCauseUnnamed => Texts.AlarmUnnamed,
        AlarmRule.SeriousCauseDoesNotLead => Texts.AlarmNotFirst,
        AlarmRule.FearedSaidInWholeNumbers => Texts.AlarmWholeNumbers,
        AlarmRule.SafetyNetComplete => Texts.AlarmSafetyNet,
        AlarmRule.SameAnswerAgain => Texts.AlarmSameAgain,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown rule."),
    };

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
