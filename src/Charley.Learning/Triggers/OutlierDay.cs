namespace Charley.Learning.Triggers;

/// <summary>A day with so many more episodes than any other that it was counted as fewer.</summary>
/// <param name="Day">Its place in the diary, from 0.</param>
/// <param name="Count">Episodes that were logged.</param>
/// <param name="CountedAs">Episodes that the analysis took instead.</param>
public sealed record OutlierDay(int Day, int Count, int CountedAs);
