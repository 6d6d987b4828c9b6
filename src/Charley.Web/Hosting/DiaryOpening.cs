using Charley.Diary;
using Microsoft.Extensions.Hosting;

namespace Charley.Web.Hosting;

/// <summary>
/// Opens the diary before anything is served, so that a diary that can't be used stops the start with its reason, and keeps it in
/// use until the end.
/// </summary>
/// <param name="diary">The diary.</param>
internal sealed class DiaryOpening(DiaryDatabase diary) : IHostedLifecycleService, IDisposable
{
    private IDisposable? _use;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await diary.OpenAsync(cancellationToken);
        _use = diary.KeepInUse();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _use?.Dispose();
}
