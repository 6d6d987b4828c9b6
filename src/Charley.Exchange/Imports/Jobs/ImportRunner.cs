using Charley.Diary;
using Charley.Exchange.Imports.Csv;

namespace Charley.Exchange.Imports.Jobs;

/// <summary>Reads and saves uploaded files in the background, and writes down how far it is.</summary>
/// <param name="desk">Does the work.</param>
/// <param name="staging">Keeps files and progress.</param>
public sealed class ImportRunner(ImportDesk desk, ImportStaging staging)
{
    /// <summary>A phone is asked about progress every second or two.</summary>
    private const double Step = 0.02;

    /// <summary>Begins to read a kept file.</summary>
    /// <param name="person">For whom.</param>
    /// <param name="id">Which file.</param>
    /// <param name="name">Its name as the person knows it.</param>
    /// <param name="mapping">How to read a table, if the person said so.</param>
    /// <param name="commit">Whether to take it in at once.</param>
    /// <returns>Ends when the work has ended; whoever asks need not wait.</returns>
    public Task StartAsync(Person person, Guid id, string name, TableMapping? mapping, bool commit)
    {
        var job = new ImportJob(id, person.Id, name, commit ? ImportPhase.Saving : ImportPhase.Reading, 0, staging.Now, null, null, null, []);
        staging.Write(job);
        return Task.Run(() => RunAsync(person, job, mapping, commit));
    }

    private async Task RunAsync(Person person, ImportJob job, TableMapping? mapping, bool commit)
    {
        using var stop = new CancellationTokenSource();
        try
        {
            await using var content = staging.Open(job.Id) ?? throw new OperationCanceledException();
            var file = new ImportFile(job.FileName, content);
            var progress = new Steps(share => Report(job, share, stop));
            var outcome = commit
                ? await desk.CommitAsync(person, file, mapping, progress, stop.Token)
                : await desk.PreviewAsync(person, file, mapping, progress, stop.Token);
            staging.Write(job with
            {
                Phase = commit ? ImportPhase.Done : ImportPhase.Preview,
                Progress = 1,
                UpdatedAt = staging.Now,
                Summary = outcome.Summary,
                Table = outcome.Reading.Table,
                Proposals = outcome.Reading.Proposals,
            });
            if (commit)
            {
                staging.Drop(job.Id);
            }
        }
        catch (ImportRefusedException refused)
        {
            End(job, ImportPhase.Refused, new ImportRefusal(refused.File, refused.Position, refused.Reason));
        }
        catch (OperationCanceledException)
        {
            End(job, ImportPhase.Cancelled, null);
        }
        catch (Exception trouble) when (trouble is DiaryUnavailableException or IOException or UnauthorizedAccessException)
        {
            End(job, ImportPhase.Refused, new ImportRefusal(job.FileName, null, trouble.Message));
        }
        catch (Exception)
        {
            // The job must not stay busy for ever; the reason is for the server's log, not for the page.
            End(job, ImportPhase.Refused, new ImportRefusal(job.FileName, null, ImportTexts.Damaged));
            throw;
        }
    }

    private void End(ImportJob job, ImportPhase phase, ImportRefusal? refusal)
    {
        staging.Write(job with { Phase = phase, UpdatedAt = staging.Now, Refusal = refusal });
        staging.Drop(job.Id);
    }

    private void Report(ImportJob job, double share, CancellationTokenSource stop)
    {
        if (staging.IsCancelled(job.Id))
        {
            stop.Cancel();
            return;
        }

        staging.Write(job with { Progress = share, UpdatedAt = staging.Now });
    }

    /// <summary>Passes on every fiftieth of the way, and no more than that.</summary>
    private sealed class Steps(Action<double> report) : IProgress<double>
    {
        private double last;

        public void Report(double value)
        {
            if (value >= last + Step)
            {
                last = value;
                report(value);
            }
        }
    }
}
