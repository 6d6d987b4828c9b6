namespace Charley.Output;

/// <summary>
/// Tells how far a job is before it goes on, one report at a time. The framework's <see cref="Progress{T}"/> tells from
/// another thread, sometimes when the command has ended and nobody listens any more.
/// </summary>
/// <param name="tell">Called with each report; may be reached from several threads, never by two at once.</param>
internal sealed class ProgressAtOnce<T>(Action<T> tell) : IProgress<T>
{
    private readonly Lock gate = new();

    public void Report(T value)
    {
        lock (gate)
        {
            tell(value);
        }
    }
}
