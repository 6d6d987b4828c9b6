using System.Text.Json;
using Charley.Diary.Care;
using NodaTime;

namespace Charley.Exchange.Imports.Jobs;

/// <summary>
/// Uploaded files between upload and decision, in a folder that only this user can read. What a job has come to stands beside
/// its file, so that no server keeps it in memory; servers that share a database share the folder too.
/// </summary>
/// <param name="folder">The folder; made when needed.</param>
/// <param name="time">The clock.</param>
public sealed class ImportStaging(string folder, TimeProvider time)
{
    private const string UploadEnding = ".upload", JobEnding = ".json", CancelEnding = ".cancel";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>The present.</summary>
    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Keeps a file as it comes in; no name from outside becomes a path.</summary>
    /// <returns>The id of the file.</returns>
    public async Task<Guid> KeepAsync(Stream upload, CancellationToken cancellation)
    {
        MakeFolder();
        ForgetOld();
        var id = Guid.NewGuid();
        try
        {
            await using var file = new FileStream(PathOf(id, UploadEnding), FileMode.CreateNew, FileAccess.Write);
            await upload.CopyToAsync(file, cancellation);
            return id;
        }
        catch
        {
            // An upload that breaks off leaves nothing behind.
            File.Delete(PathOf(id, UploadEnding));
            throw;
        }
    }

    /// <summary>Opens a kept file; null if it is gone.</summary>
    public FileStream? Open(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id, UploadEnding), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes what a job has come to; readers see the old or the new, never half.</summary>
    public void Write(ImportJob job)
    {
        var partial = PathOf(job.Id, JobEnding) + ".partial";
        File.WriteAllText(partial, JsonSerializer.Serialize(job, DiaryJson.Options));
        File.Move(partial, PathOf(job.Id, JobEnding), overwrite: true);
    }

    /// <summary>What a person's job has come to; null if there is none.</summary>
    public ImportJob? Find(Guid personId, Guid id)
    {
        try
        {
            var job = JsonSerializer.Deserialize<ImportJob>(File.ReadAllText(PathOf(id, JobEnding)), DiaryJson.Options);
            return job?.PersonId == personId ? job : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Asks whoever works on it to stop, and throws the file away.</summary>
    public void Cancel(Guid id)
    {
        File.WriteAllBytes(PathOf(id, CancelEnding), []);
        Drop(id);
    }

    /// <summary>Whether somebody asked to stop.</summary>
    public bool IsCancelled(Guid id) => File.Exists(PathOf(id, CancelEnding));

    /// <summary>Throws the uploaded file away; what became of it stays known for a day.</summary>
    public void Drop(Guid id) => File.Delete(PathOf(id, UploadEnding));

    /// <summary>Throws away what has waited for a day.</summary>
    public void ForgetOld()
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Kept))
        {
            file.Delete();
        }
    }

    /// <summary>Throws away everything that waits, whoever it belongs to.</summary>
    public void Empty()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string PathOf(Guid id, string ending) => Path.Combine(folder, id.ToString("N") + ending);

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
