using Charley.Exchange.Imports.Jobs;
using Microsoft.Extensions.Hosting;

namespace Charley.Web.Hosting;

/// <summary>Throws away uploaded files that nobody decided about, also where no other file ever comes.</summary>
/// <param name="staging">Where they wait.</param>
/// <param name="time">The clock.</param>
internal sealed class ForgottenUploads(ImportStaging staging, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause, time);
        do
        {
            try
            {
                staging.ForgetOld();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The next round tries again; the pages must not stop for it.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
