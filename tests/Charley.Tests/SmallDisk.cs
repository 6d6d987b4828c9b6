using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Charley.Testing;

namespace Charley.Tests;

/// <summary>
/// A disk that gets full or that nobody may write. Where this process may mount one (as root), it is a real file system in memory,
/// with ballast that can be thrown off; elsewhere the system caps how large the server's files may grow, and lifts the cap.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 6;
    private const int BallastBytes = 2 * 1024 * 1024;

    /// <summary>A cap so far above the log's size is reached within some dozen writes.</summary>
    private const int Headroom = 128 * 1024;
    private readonly TemporaryFolder folder;

    private SmallDisk(TemporaryFolder folder, bool isMounted) => (this.folder, IsMounted) = (folder, isMounted);

    /// <summary>Whether the disk is a real one of its own.</summary>
    public bool IsMounted { get; }

    /// <summary>The diary on it.</summary>
    public string Database => folder.File("charley.db");

    public static async Task<SmallDisk> MakeAsync()
    {
        var made = new TemporaryFolder();
        var size = string.Create(CultureInfo.InvariantCulture, $"size={Megabytes}m,mode=700");
        var disk = new SmallDisk(made, await RanAsync("mount", "-t", "tmpfs", "-o", size, "tmpfs", made.Path));
        if (disk.IsMounted)
        {
            await File.WriteAllBytesAsync(made.File("ballast"), new byte[BallastBytes]);
        }

        return disk;
    }

    /// <summary>Leaves little room for what is written from now on.</summary>
    public async Task FillUpAsync(ServedCharley server)
    {
        if (!IsMounted)
        {
            await CapAsync(server, string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(Database + "-wal").Length + Headroom}"));
        }
    }

    /// <summary>Makes room again.</summary>
    public async Task MakeRoomAsync(ServedCharley server)
    {
        if (IsMounted)
        {
            File.Delete(folder.File("ballast"));
        }
        else
        {
            await CapAsync(server, "unlimited");
        }
    }

    /// <summary>Makes the file and its folder such that nobody may write; nothing may have them open.</summary>
    /// <returns>Whether that is so: root without the right to mount may write everywhere.</returns>
    public async Task<bool> MakeReadOnlyAsync()
    {
        if (IsMounted)
        {
            return await RanAsync("mount", "-o", "remount,ro", folder.Path);
        }

        await RanAsync("chmod", "-R", "a-w", folder.Path);
        return !Environment.IsPrivilegedProcess;
    }

    /// <summary>Lets the owner write again.</summary>
    public async Task MakeWritableAsync() => Assert.True(
        IsMounted ? await RanAsync("mount", "-o", "remount,rw", folder.Path) : await RanAsync("chmod", "-R", "u+w", folder.Path));

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (IsMounted)
        {
            await RanAsync("umount", "--lazy", folder.Path);
        }

        folder.Dispose();
    }

    private static async Task CapAsync(ServedCharley server, string bytes) =>
        Assert.True(await RanAsync("prlimit", "--pid", server.ProcessId.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"));

    private static async Task<bool> RanAsync(string program, params string[] arguments)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            await run.StandardError.ReadToEndAsync();
            await run.WaitForExitAsync();
            return run.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
