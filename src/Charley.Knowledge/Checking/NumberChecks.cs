using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Chances lie in 0..1, ratios above 1, links above their leak.</summary>
internal static class NumberChecks
{
    private const int MostEffort = 5;
    private const int MostBurden = 3;

    /// <summary>Longer, more often or with a longer rest, nobody stands before a screen; such a number is a slip.</summary>
    private const int LongestHold = 900;
    private const int LongestRest = 120;
    private const int MostTimes = 30;

    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        foreach (var finding in content.Findings)
        {
            Chance(finding.Leak, $"the leak of '{finding.Id}'", reading);
            Chance(finding.Prevalence, $"the prevalence of '{finding.Id}'", reading);
        }

        foreach (var cause in content.Causes)
        {
            Cause(cause, ids, reading);
        }

        foreach (var remedy in content.Remedies)
        {
            Between(remedy.Effort, 1, MostEffort, $"the effort of '{remedy.Id}'", reading.PlaceOf(remedy), reading);
            foreach (var target in remedy.For)
            {
                Chance(target.Benefit, $"the benefit of '{remedy.Id}' for '{target.Cause}'", reading);
            }

            foreach (var move in remedy.Guided)
            {
                var place = reading.PlaceOf(move);
                Between(move.Seconds, 1, LongestHold, $"the seconds of '{move.Drawing}'", place, reading);
                Between(move.Rest, 0, LongestRest, $"the rest of '{move.Drawing}'", place, reading);
                Between(move.Times, 1, MostTimes, $"the times of '{move.Drawing}'", place, reading);
            }
        }

        foreach (var question in content.Questions)
        {
            Between(question.Burden, 1, MostBurden, $"the burden of '{question.Id}'", reading.PlaceOf(question), reading);
        }

        if (content.Urgency is { } policy)
        {
            Policy(policy, reading);
        }
    }

    private static void Cause(Cause cause, KnownIds ids, Reading reading)
    {
        Chance(cause.Prevalence, $"the prevalence of '{cause.Id}'", reading);
        foreach (var raise in cause.RaisedBy)
        {
            Chance(raise.Link, $"the link from '{raise.Id}' to '{cause.Id}'", reading);
            if (raise.Ratio is { } ratio && ratio.Range().Any(value => value <= 1))
            {
                reading.Add(reading.PlaceOf(raise), $"The ratio of '{raise.Id}' for '{cause.Id}' must be above 1; what does not raise the chance is left out.");
            }
        }

        foreach (var link in cause.Findings)
        {
            Chance(link.Chance, $"the link from '{cause.Id}' to '{link.Finding}'", reading);
            if (ids.Findings.GetValueOrDefault(link.Finding)?.Leak is { } leak && link.Chance.Range().Max() <= leak.Range().Max())
            {
                reading.Add(
                    reading.PlaceOf(link),
                    $"'{link.Finding}' comes with '{cause.Id}' in {link.Chance.Value}, no more than without any cause (leak {leak.Value}); raise the value or leave the link out.");
            }
        }
    }

    private static void Policy(UrgencyPolicy policy, Reading reading)
    {
        var place = reading.PlaceOf(policy);
        Between(policy.NamedFrom, 0, 1, "'named-from'", place, reading);
        Between(policy.SeriousNamedFrom, 0, 1, "'serious-named-from'", place, reading);
        foreach (var level in policy.Levels)
        {
            Between(level.NeedWhenFlagFires, 0, 1, "'need-when-flag-fires'", reading.PlaceOf(level), reading);
        }

        foreach (var level in policy.Levels.Where(level => level.FalseAlarm < 0 || level.Miss < 0))
        {
            reading.Add(reading.PlaceOf(level), $"The losses of level '{Vocabulary.Word(level.Urgency)}' must not be negative.");
        }
    }

    private static void Chance(Quantity? quantity, string what, Reading reading)
    {
        if (quantity is null)
        {
            return;
        }

        foreach (var value in quantity.Range().Prepend(quantity.Value).Where(value => value is < 0 or > 1).Take(1))
        {
            reading.Add(reading.PlaceOf(quantity), $"{what} reaches {value}; a chance lies between 0 and 1.");
        }

        if (quantity.Interval is { Low: < 0 } or { High: > 1 })
        {
            reading.Add(reading.PlaceOf(quantity), $"The interval of {what} leaves the range of a chance; both ends lie between 0 and 1.");
        }
    }

    private static void Between(double value, double low, double high, string what, Place place, Reading reading)
    {
        if (value < low || value > high)
        {
            reading.Add(place, $"{what} is {value}; it must lie between {low} and {high}.");
        }
    }
}
