using System.Collections.Immutable;
using System.Globalization;
using Charley.Learning.Trials;
using Charley.Web.Components;

namespace Charley.Web.Pages.Experiments;

/// <summary>The plan of an experiment of nights, as it is written in the form.</summary>
/// <param name="Remedy">Id of a remedy; empty for own words.</param>
/// <param name="Own">Own words.</param>
/// <param name="Block">Nights of a part.</param>
/// <param name="Washout">Nights that do not count.</param>
/// <param name="PerWeek">Cramps in a week, as written.</param>
/// <param name="Fewer">How many percent fewer are hoped for.</param>
public sealed record PlanForm(string Remedy, string Own, int Block, int Washout, string PerWeek, int Fewer)
{
    /// <summary>Nothing chosen yet.</summary>
    public static PlanForm Empty { get; } = new(string.Empty, string.Empty, 7, TrialDesign.UsualWashout, string.Empty, 30);

    /// <summary>Lengths of a part that can be chosen. Whole weeks keep weekends on both sides alike.</summary>
    public static ImmutableArray<int> Blocks { get; } = [7, 14, 21];

    /// <summary>Nights of washout that can be chosen.</summary>
    public static ImmutableArray<int> Washouts { get; } = [0, 1, 2, 3, 5];

    /// <summary>Effects that can be hoped for, in percent fewer.</summary>
    public static ImmutableArray<int> Hopes { get; } = [20, 30, 50, 70];

    /// <summary>What is to be tried; null if nothing was chosen.</summary>
    public string? What => Remedy.Length > 0 ? Remedy : string.IsNullOrWhiteSpace(Own) ? null : Own.Trim();

    /// <summary>The hoped-for ratio.</summary>
    public double Ratio => 1 - (Fewer / 100.0);

    /// <summary>Cramps in a week as a number; null if none was written.</summary>
    public double? Weekly => Decimals.Read(PerWeek);

    /// <summary>Reads the form or the address.</summary>
    /// <param name="field">Gives the text of a field; null if it was not sent.</param>
    public static PlanForm Read(Func<string, string?> field) => new(
        field("remedy") ?? string.Empty,
        field("own") ?? string.Empty,
        Number(field("block")) ?? Empty.Block,
        Number(field("washout")) ?? Empty.Washout,
        (field("per-week") ?? string.Empty).Trim(),
        Number(field("fewer")) ?? Empty.Fewer);

    /// <summary>What is wrong, apart from what must not be put on trial.</summary>
    public IEnumerable<FieldMistake> Mistakes()
    {
        if (Remedy.Length > 0 && !string.IsNullOrWhiteSpace(Own))
        {
            yield return new FieldMistake("remedy", ExperimentTexts.ChooseOne);
        }
        else if (What is not { Length: <= Longest })
        {
            yield return new FieldMistake("remedy", ExperimentTexts.ChooseRemedy);
        }

        if (!Blocks.Contains(Block) || !Washouts.Contains(Washout) || !Hopes.Contains(Fewer))
        {
            yield return new FieldMistake("block", ExperimentTexts.ChooseShape);
        }

        if (PerWeek.Length > 0 && Weekly is not (>= FewestWeekly and <= MostWeekly))
        {
            yield return new FieldMistake("per-week", ExperimentTexts.ChooseWeekly);
        }
    }

    /// <summary>More is a sentence.</summary>
    private const int Longest = 100;
    private const double FewestWeekly = 0.1;
    private const double MostWeekly = 200;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
