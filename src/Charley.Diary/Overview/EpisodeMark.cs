using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Diary.Overview;

/// <summary>As much of an episode as overviews need: many of them are drawn on one page.</summary>
/// <param name="LocalStart">What the person's clock showed.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Site">Where.</param>
/// <param name="Side">On which side.</param>
/// <param name="Intensity">How strong, 0 to 10.</param>
public sealed record EpisodeMark(LocalDateTime LocalStart, EpisodeKind Kind, string Site, Side? Side, int? Intensity)
{
    /// <summary>The day in the diary.</summary>
    public LocalDate Date => LocalStart.Date;

    /// <summary>The day that the person had behind them when it began: for one after midnight the day before <see cref="Date"/>.</summary>
    public LocalDate DayBehind => LocalReading.DayBehind(LocalStart);

    /// <summary>Whether it began in the night.</summary>
    public bool IsAtNight => LocalReading.IsNight(LocalStart.TimeOfDay);
}
