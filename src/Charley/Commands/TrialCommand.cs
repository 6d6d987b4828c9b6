using System.CommandLine;
using System.Text.Json;
using Charley.Diary.Care;
using Charley.Diary.Trials;
using Charley.Knowledge;
using Charley.Learning.Trials;
using Charley.Output;
using Charley.Web.Experiments;

namespace Charley.Commands;

/// <summary><c>charley trial plan|start|status|stop</c>.</summary>
internal static class TrialCommand
{
    private const int UsualBlock = 7;
    private const int UsualFewer = 30;
    private const int UsualWeeks = 26;
    private const int WeekDays = 7;
    private const double Percent = 100;

    /// <summary>Spread between nights where the diary can't tell: between that of even and that of very uneven nights.</summary>
    private const double UsualSpread = 0.5;

    public static Command Create(Terminal terminal, TimeProvider time) => new("trial", TrialTexts.TrialDescription)
    {
        Plan(terminal, time),
        Start(terminal, time),
        Status(terminal, time),
        Stop(terminal, time),
    };

    private static Command Plan(Terminal terminal, TimeProvider time)
    {
        var what = new WhatOptions();
        var perWeek = new Option<double?>("--per-week") { Description = TrialTexts.PerWeekOption };
        var fewer = new Option<int>("--fewer") { Description = TrialTexts.FewerOption, DefaultValueFactory = _ => UsualFewer };
        var json = SharedOptions.Json();
        var command = new Command("plan", TrialTexts.PlanDescription) { what.Remedy, what.Own, what.Block, what.Washout, perWeek, fewer, json };
        return DiaryOptions.Act(command, terminal, time, async (parsed, desk, cancellation) =>
        {
            var (block, washout, percent) = (parsed.GetValue(what.Block), parsed.GetValue(what.Washout), parsed.GetValue(fewer));
            if (await what.WrongAsync(parsed, desk, isNeeded: false, cancellation) is { } wrong)
            {
                return desk.Refuse(wrong);
            }

            if (!IsShape(TrialDesign.FewestPairs, block, washout) || percent is < 5 or > 95)
            {
                return desk.Refuse(percent is < 5 or > 95 ? TrialTexts.BadFewer : BadShape());
            }

            if (parsed.GetValue(perWeek) is not (null or (>= 0.1 and <= 200)))
            {
                return desk.Refuse(TrialTexts.BadPerWeek);
            }

            var own = await Experiments(desk).OwnRateAsync(desk.Person, cancellation);
            if ((parsed.GetValue(perWeek) is { } weekly ? new OwnRate(weekly / WeekDays, own?.NightSpread ?? UsualSpread, 0) : own) is not { } rate)
            {
                return desk.Refuse(TrialTexts.NoRate);
            }

            var progress = new ProgressAtOnce<double>(share => desk.Terminal.Error.WriteLine(Fill.In(TrialTexts.Planning, Math.Round(Percent * share))));
            try
            {
                var plan = TrialPlanner.Plan(rate, 1 - (percent / Percent), block, washout, progress, cancellation);
                return desk.Done(parsed.GetValue(json) ? JsonSerializer.Serialize(plan, DiaryJson.Options) : Lines(plan, percent));
            }
            catch (OperationCanceledException)
            {
                await desk.Terminal.Error.WriteLineAsync(DiaryTexts.LearnStopped);
                return ExitCodes.Failed;
            }
        });
    }

    private static string Lines(TrialPlan plan, int percent) => string.Join(
        Environment.NewLine,
        [
            .. plan.Lengths.Select(length => Fill.In(TrialTexts.PlanLine, length.Weeks, ExperimentWords.InTen(length.ChanceOfAnswer))),
            plan.Enough is { } enough ? Fill.In(TrialTexts.PlanEnough, percent, enough.Weeks) : Fill.In(TrialTexts.PlanNotEnough, percent),
        ]);

    private static Command Start(Terminal terminal, TimeProvider time)
    {
        var what = new WhatOptions();
        var weeks = new Option<int>("--weeks") { Description = TrialTexts.WeeksOption, DefaultValueFactory = _ => UsualWeeks };
        var seed = new Option<int?>("--seed") { Description = TrialTexts.SeedOption };
        var json = SharedOptions.Json();
        var command = new Command("start", TrialTexts.StartDescription) { what.Remedy, what.Own, what.Block, what.Washout, weeks, seed, json };
        return DiaryOptions.Act(command, terminal, time, async (parsed, desk, cancellation) =>
        {
            var (block, washout) = (parsed.GetValue(what.Block), parsed.GetValue(what.Washout));
            if (await what.WrongAsync(parsed, desk, isNeeded: true, cancellation) is { } wrong)
            {
                return desk.Refuse(wrong);
            }

            var pairs = block <= 0 ? 0 : parsed.GetValue(weeks) * WeekDays / (2 * block);
            if (!IsShape(pairs, block, washout))
            {
                return desk.Refuse(BadShape());
            }

            var key = desk.Get<TrialStore>().NewKey(desk.Person.Id);
            if (await Experiments(desk).WhyWaitAsync(key, TrialKind.Prevention, cancellation) is { } wait)
            {
                return desk.Refuse(wait);
            }

            var trial = await Experiments(desk).StartAsync(
                key,
                what.Said(parsed)!,
                new TrialDesign(pairs, block, washout),
                parsed.GetValue(seed),
                desk.Person,
                cancellation);
            var state = await Experiments(desk).FindAsync(desk.Person, trial.Id, cancellation);
            return desk.Done(parsed.GetValue(json)
                ? JsonSerializer.Serialize(trial, DiaryJson.Options)
                : string.Join(
                    Environment.NewLine,
                    [
                        Fill.In(TrialTexts.Started, DiaryText.Plain(Experiments(desk).NameOf(trial.Remedy)), 2 * pairs * block / WeekDays, TrialText.ShortId(trial)),
                        .. state is null ? [] : ExperimentWords.AskFirst(state).Select(DiaryText.Plain),
                    ]));
        });
    }

    private static Command Status(Terminal terminal, TimeProvider time)
    {
        var id = Id();
        var json = SharedOptions.Json();
        return DiaryOptions.Act(new Command("status", TrialTexts.StatusDescription) { id, json }, terminal, time, async (parsed, desk, cancellation) =>
        {
            if (await FindAsync(desk, parsed.GetValue(id), cancellation) is not { } state)
            {
                await desk.Terminal.Error.WriteLineAsync(TrialTexts.NoTrial);
                return ExitCodes.Failed;
            }

            return desk.Done(parsed.GetValue(json) ? JsonSerializer.Serialize(TrialText.Summary(state), DiaryJson.Options) : TrialText.Lines(state));
        });
    }

    private static Command Stop(Terminal terminal, TimeProvider time)
    {
        var id = Id();
        return DiaryOptions.Act(new Command("stop", TrialTexts.StopDescription) { id }, terminal, time, async (parsed, desk, cancellation) =>
        {
            if (await FindAsync(desk, parsed.GetValue(id), cancellation) is not { } state)
            {
                await desk.Terminal.Error.WriteLineAsync(TrialTexts.NoTrial);
                return ExitCodes.Failed;
            }

            await Experiments(desk).StopAsync(desk.Person, state.Trial.Id, cancellation);
            return desk.Done(Fill.In(TrialTexts.Stopped, DiaryText.Plain(state.Name)));
        });
    }

    private static Argument<string?> Id() => new("id") { Description = TrialTexts.IdArgument, Arity = ArgumentArity.ZeroOrOne };

    private static bool IsShape(int pairs, int block, int washout) =>
        pairs is >= TrialDesign.FewestPairs and <= TrialDesign.MostPairs
        && block is >= TrialDesign.ShortestBlock and <= TrialDesign.LongestBlock
        && washout >= 0 && washout < block;

    private static string BadShape() =>
        Fill.In(TrialTexts.BadShape, TrialDesign.ShortestBlock, TrialDesign.LongestBlock, TrialDesign.FewestPairs);

    private static async Task<ExperimentState?> FindAsync(DiaryDesk desk, string? ending, CancellationToken cancellation)
    {
        var all = await desk.Get<TrialStore>().ListAsync(desk.Person.Id, cancellation);
        var found = all.FirstOrDefault(trial => ending is null || trial.Id.ToString().EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return found is null ? null : await Experiments(desk).FindAsync(desk.Person, found.Id, cancellation);
    }

    private static ExperimentDesk Experiments(DiaryDesk desk) => desk.Get<ExperimentDesk>();

    /// <summary>What is tried, and in parts of what length.</summary>
    private sealed class WhatOptions
    {
        public Option<string?> Remedy { get; } = new("--remedy") { Description = TrialTexts.RemedyOption };

        public Option<string?> Own { get; } = new("--own") { Description = TrialTexts.OwnOption };

        public Option<int> Block { get; } = new("--block") { Description = TrialTexts.BlockOption, DefaultValueFactory = _ => UsualBlock };

        public Option<int> Washout { get; } = new("--washout") { Description = TrialTexts.WashoutOption, DefaultValueFactory = _ => TrialDesign.UsualWashout };

        public string? Said(ParseResult parsed) => parsed.GetValue(Remedy) ?? (string.IsNullOrWhiteSpace(parsed.GetValue(Own)) ? null : parsed.GetValue(Own)!.Trim());

        /// <summary>Why it can't be tried; null if it can.</summary>
        public async Task<string?> WrongAsync(ParseResult parsed, DiaryDesk desk, bool isNeeded, CancellationToken cancellation)
        {
            var knowledge = desk.Get<KnowledgeBase>();
            if (Said(parsed) is not { } said)
            {
                return isNeeded ? TrialTexts.NeedRemedy : null;
            }

            if (parsed.GetValue(Remedy) is { } id && !knowledge.Remedies.ContainsKey(id))
            {
                return Fill.In(TrialTexts.NoSuchRemedy, DiaryText.Plain(id));
            }

            return desk.Get<RemedySafety>().WhyNot(said, await Experiments(desk).SaidAsync(desk.Person, cancellation));
        }
    }
}
