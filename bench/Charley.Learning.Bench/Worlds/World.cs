using System.Collections.Immutable;
using Charley.Learning.Triggers;
using Charley.Learning.Triggers.Sets;

namespace Charley.Learning.Bench.Worlds;

/// <summary>What an exposure really does.</summary>
/// <param name="LogRatio">Natural logarithm of the rate ratio; 0 if it does nothing.</param>
/// <param name="Lag">Days until it acts.</param>
public sealed record TrueEffect(double LogRatio, int Lag);

/// <summary>A made-up person: the diary, and what is true.</summary>
public sealed class World
{
    private const int DaysOfWeek = 7;
    private const double DaysOfYear = 365;
    private const int Before = ExposurePrior.Lags - 1;
    private const double Tripled = 3;

    private World()
    {
    }

    /// <summary>The rules by which it was drawn.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Yesterday's ln(1 + count) on an average day; carry-over is around it.</summary>
    public required double UsualCarry { get; init; }

    /// <summary>The diary.</summary>
    public required TriggerDiary Diary { get; init; }

    /// <summary>What each exposure does.</summary>
    public required TrueEffect[] Effects { get; init; }

    /// <summary>The logarithm of each day's rate without the exposures and without carry-over.</summary>
    public required double[] Level { get; init; }

    /// <summary>The exposures as they were, from two days before the diary on.</summary>
    public required double[][] Exposures { get; init; }

    /// <summary>The place of an exposure by its name.</summary>
    public int IndexOf(string id) => Diary.Exposures.IndexOf(Diary.Exposures.First(exposure => exposure.Id == id));

    /// <summary>Draws a person.</summary>
    public static World Draw(Scenario scenario, int seed)
    {
        var draws = new Draws(seed);
        return new Drawing(scenario, draws).World();
    }

    private sealed class Drawing(Scenario scenario, Draws draws)
    {
        private readonly int weekday = draws.Below(DaysOfWeek);

        /// <summary>Carry-over moves the rate around its usual level, so that the expected number of episodes stays.</summary>
        private double UsualCarry => Math.Log(2) * scenario.EpisodeDays / 90;

        public World World()
        {
            var weekdays = Enumerable.Range(0, DaysOfWeek).Select(_ => draws.Normal()).ToArray();
            var graded = Enumerable.Range(0, scenario.Exposures).Select(index => index < scenario.Graded * scenario.Exposures).ToArray();
            var exposures = Exposures(weekdays, graded);
            var priors = scenario.Told is { } told ? [.. told] : Enumerable.Range(0, scenario.Exposures)
                .Select(_ => ExposurePrior.Neutral(scenario.Exposures) with { Increase = scenario.KnownDirection }).ToArray();
            var effects = Effects(priors);
            var level = Level(weekdays, exposures, effects);
            var counts = Counts(level, exposures, effects);
            var missing = counts.Select(count => draws.Happens(count > 0 ? scenario.MissingBad : scenario.MissingQuiet)).ToArray();
            var written = exposures.Select(values => Written(values, missing)).ToArray();
            return new World
            {
                Scenario = scenario,
                UsualCarry = UsualCarry,
                Diary = new TriggerDiary
                {
                    FirstWeekday = weekday,
                    Counts = [.. counts.Select((count, day) => missing[day] ? (int?)null : count)],
                    Exposures =
                    [
                        .. written.Select((values, index) => new CandidateExposure(
                            $"exposure-{index + 1}", graded[index] ? ExposureKind.Graded : ExposureKind.YesNo, values, priors[index])),
                    ],
                },
                Effects = effects,
                Level = level,
                Exposures = exposures,
            };
        }

        private double[][] Exposures(double[] weekdays, bool[] graded)
        {
            var shared = Persistent();
            var own = Math.Sqrt(1 - scenario.Correlation);
            var cut = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - scenario.Prevalence);
            return
            [
                .. graded.Select((isGraded, index) =>
                {
                    var alone = Persistent();
                    var follows = scenario.Weekday > 0 && index % 2 == 0 ? 1 : 0;
                    return alone.Select((value, day) =>
                    {
                        var latent = (Math.Sqrt(scenario.Correlation) * shared[day]) + (own * value);
                        latent = (latent + (follows * weekdays[(weekday + day) % DaysOfWeek])) / Math.Sqrt(1 + follows);
                        return isGraded ? Math.Clamp(latent, -2.5, 2.5) / 2 : latent > cut ? 1 : 0.0;
                    }).ToArray();
                }),
            ];
        }

        private double[] Persistent()
        {
            var values = new double[scenario.Days + Before];
            values[0] = draws.Normal();
            for (var day = 1; day < values.Length; day++)
            {
                values[day] = (scenario.Persistence * values[day - 1]) + (Math.Sqrt(1 - (scenario.Persistence * scenario.Persistence)) * draws.Normal());
            }

            return values;
        }

        private TrueEffect[] Effects(ExposurePrior[] priors)
        {
            var triggers = scenario.Triggers is { } count ? Chosen(count, priors) : AsExpected(priors);
            return
            [
                .. priors.Select((prior, index) => !triggers.Contains(index) ? new TrueEffect(0, 0)
                    : new TrueEffect(
                        scenario.Strength == TriggerStrength.OddsRatioThree ? LogRatioOfOdds(Increases(prior) ? Tripled : 1 / Tripled) : Expected(prior),
                        draws.Pick(scenario.Origin == TriggerOrigin.AsTold ? prior.LagWeights : ExposurePrior.UsualLagWeights))),
            ];
        }

        private HashSet<int> Chosen(int count, ExposurePrior[] priors)
        {
            if (scenario.Origin != TriggerOrigin.AsTold)
            {
                return draws.Places(count, scenario.Exposures);
            }

            var chosen = new HashSet<int>();
            while (chosen.Count < count)
            {
                chosen.Add(draws.Pick([.. priors.Select(prior => prior.Inclusion)]));
            }

            return chosen;
        }

        private bool Increases(ExposurePrior prior) => scenario.Origin switch
        {
            TriggerOrigin.AsTold => draws.Happens(prior.Increase),
            TriggerOrigin.Blind => draws.Happens(1.0 / 2),
            _ => true,
        };

        private HashSet<int> AsExpected(ExposurePrior[] priors)
        {
            var kind = draws.Pick([SetPrior.NoneMatters, 1 - SetPrior.NoneMatters - SetPrior.ManyMatter, SetPrior.ManyMatter]);
            return kind == 0 ? [] : [.. Enumerable.Range(0, priors.Length).Where(index =>
            {
                var odds = priors[index].Inclusion / (1 - priors[index].Inclusion) * (kind == 2 ? SetPrior.ManyOdds : 1);
                return draws.Happens(odds / (1 + odds));
            })];
        }

        private double Expected(ExposurePrior prior) =>
            (draws.Happens(prior.Increase) ? 1 : -1) * (ExposurePrior.Effect + (ExposurePrior.Spread * draws.Normal()));

        /// <summary>The rate ratio that multiplies the odds of an episode on an average day.</summary>
        private double LogRatioOfOdds(double ratio)
        {
            var share = scenario.EpisodeDays / 90;
            var odds = share / (1 - share) * ratio;
            var raised = odds / (1 + odds);
            return Math.Log(Math.Log(1 - raised) / Math.Log(1 - share));
        }

        private double Acting(double[][] exposures, TrueEffect[] effects, int day)
        {
            var sum = 0.0;
            for (var index = 0; index < effects.Length; index++)
            {
                if (effects[index].LogRatio != 0)
                {
                    var at = Before + day - effects[index].Lag;
                    sum += effects[index].LogRatio * (((1 - scenario.SpreadOut) * exposures[index][at]) + (scenario.SpreadOut * exposures[index][Math.Max(at - 1, 0)]));
                }
            }

            return sum;
        }

        private double[] Level(double[] weekdays, double[][] exposures, TrueEffect[] effects)
        {
            var shape = Enumerable.Range(0, scenario.Days).Select(day =>
                (scenario.Weekday * weekdays[(weekday + day) % DaysOfWeek])
                + (scenario.Trend * ((double)day / scenario.Days - 0.5))
                + (scenario.Season * Math.Cos(2 * Math.PI * day / DaysOfYear))).ToArray();
            var target = scenario.EpisodeDays / 90;
            var (low, high) = (-15.0, 5.0);
            while (high - low > 1e-6)
            {
                var middle = (low + high) / 2;
                var share = Enumerable.Range(0, scenario.Days).Average(day => AnyChance(Math.Exp(middle + shape[day] + Acting(exposures, effects, day))));
                (low, high) = share < target ? (middle, high) : (low, middle);
            }

            return [.. shape.Select(value => value + low)];
        }

        private double AnyChance(double rate) =>
            1 - (scenario.Dispersion > 0 ? Math.Pow(1 + (scenario.Dispersion * rate), -1 / scenario.Dispersion) : Math.Exp(-rate));

        private int[] Counts(double[] level, double[][] exposures, TrueEffect[] effects)
        {
            var counts = new int[scenario.Days];
            var yesterday = UsualCarry;
            for (var day = 0; day < counts.Length; day++)
            {
                var log = level[day] + Acting(exposures, effects, day) + (scenario.Carry * (yesterday - UsualCarry));
                counts[day] = draws.Count(Math.Exp(Math.Min(log, 3)), scenario.Dispersion);
                yesterday = Math.Log(1 + counts[day]);
            }

            return counts;
        }

        private ImmutableArray<double?> Written(double[] values, bool[] missing) =>
        [
            .. Enumerable.Range(0, scenario.Days).Select(day =>
                missing[day] ? (double?)null : values[Before + day - (draws.Happens(scenario.WrongDay) ? 1 : 0)]),
        ];
    }
}
