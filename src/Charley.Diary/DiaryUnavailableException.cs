namespace Charley.Diary;

/// <summary>The diary can't be opened. The message tells the person why and what to do; nothing was changed.</summary>
/// <param name="message">A sentence for the person.</param>
/// <param name="innerException">What the system said.</param>
public sealed class DiaryUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
