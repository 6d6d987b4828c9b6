namespace Charley.Diary;

/// <summary>What stood before the last change, kept with it so that the change can be undone.</summary>
/// <typeparam name="T">What a person says.</typeparam>
/// <param name="Version">The version that the change made. Once anything else has changed, it is no longer the last one.</param>
/// <param name="Content">What stood before.</param>
/// <param name="ByUndo">Whether the change was itself an undoing.</param>
public sealed record Former<T>(int Version, T Content, bool ByUndo = false)
    where T : class;
