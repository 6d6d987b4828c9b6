using Charley.Assessment;
using Charley.Knowledge;

namespace Charley.Output;

/// <summary>Writes an answer as plain text, the most important first.</summary>
internal static class AssessmentText
{
    private const int WeightsShown = 3;

    public static void Write(AssessmentResult result, TextWriter output)
    {
        output.WriteLine();
        if (result.CalmsOnlyWithoutSigns)
        {
            output.WriteLine(Texts.Undecided.ToUpperInvariant());
            output.WriteLine(Texts.WithoutThem(result.UrgencyName, result.Do));
        }
        else
        {
            output.WriteLine(result.UrgencyName.ToUpperInvariant());
            output.WriteLine(result.Do);
        }

        foreach (var reason in result.UrgencyReasons)
        {
            output.WriteLine($"  - {reason.Text}");
            Indented(reason.NotACramp ? Texts.NotACramp : null, output);
            Indented(reason.Why?.Text, output);
            Indented(reason.Do, output);
        }

        NotRuledOut(Texts.NotRuledOutHeading, [.. result.NotRuledOut.Where(signs => signs.AmongChecks)], output);
        Causes(result, output);
        Plan(result, output);
        Section(Texts.DoctorHeading, [.. result.Doctor.Tests.Select(test => test.Name), .. result.Doctor.Questions], output);
        Section(Texts.SafetyNetHeading, [.. result.SafetyNet.Select(statement => statement.Text)], output);
        Section(Texts.UncertainHeading, [.. result.SafetyNetting.Uncertain], output);
        NotRuledOut(Texts.OtherwiseUnsureHeading, [.. result.NotRuledOut.Where(signs => !signs.AmongChecks)], output);
        Section(Texts.ExpectHeading, [.. result.SafetyNetting.Expect.Select(statement => statement.Text)], output);
        if (result.LookAgainDays is { } days)
        {
            output.WriteLine();
            output.WriteLine(Texts.LookAgain(days));
        }

        output.WriteLine();
        output.WriteLine(Texts.Disclaimer);
    }

    private static void NotRuledOut(string heading, IReadOnlyList<NotRuledOutResult> open, TextWriter output)
    {
        if (open.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        foreach (var signs in open)
        {
            output.WriteLine("  " + (signs.AloneEnough ? Texts.IfOneOfThem(signs.UrgencyName) : Texts.IfSeveral(signs.UrgencyName)));
            foreach (var text in signs.Texts)
            {
                Indented("? " + text, output);
            }
        }
    }

    private static void Causes(AssessmentResult result, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Texts.CausesHeading);
        foreach (var cause in result.Causes)
        {
            output.WriteLine($"  {cause.Name}: {Texts.OfPeopleLikeYou(cause.Frequency)}{(cause.Range is { } range ? ", " + Texts.Perhaps(range.Text) : null)}");
            Indented(cause.Summary.Text, output);
            foreach (var weight in cause.For.Take(WeightsShown))
            {
                Indented("+ " + weight.Text, output);
            }

            foreach (var weight in cause.Against.Take(WeightsShown))
            {
                Indented("- " + weight.Text, output);
            }
        }

        Section(Texts.FearedHeading, [.. result.UnlikelyButFeared.Select(feared => $"{feared.Name} ({feared.Frequency}): {feared.Why.Text}")], output);
    }

    private static void Plan(AssessmentResult result, TextWriter output)
    {
        foreach (var kind in result.Plan.GroupBy(remedy => remedy.Kind))
        {
            output.WriteLine();
            output.WriteLine(Heading(kind.Key));
            foreach (var remedy in kind)
            {
                output.WriteLine($"  {remedy.Name}");
                Indented(remedy.Says.Text, output);
                foreach (var step in remedy.Steps)
                {
                    Indented("* " + step, output);
                }

                foreach (var caution in remedy.AskFirst)
                {
                    Indented(Texts.AskFirst(caution.Text), output);
                }
            }
        }

        Section(Texts.WithheldHeading, [.. result.Withheld.Select(withheld => $"{withheld.Name}: {withheld.Reason.Text}")], output);
    }

    private static string Heading(RemedyKind kind) => kind switch
    {
        RemedyKind.Relief => Texts.ReliefHeading,
        RemedyKind.Prevention => Texts.PreventionHeading,
        RemedyKind.Care => Texts.CareHeading,
        RemedyKind.NotAdvised => Texts.NotAdvisedHeading,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of remedy."),
    };

    private static void Section(string heading, IReadOnlyList<string> lines, TextWriter output)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        foreach (var line in lines)
        {
            output.WriteLine("  - " + line);
        }
    }

    private static void Indented(string? line, TextWriter output)
    {
        if (line is not null)
        {
            output.WriteLine("      " + line);
        }
    }
}
