using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Charley.Diary.Care;
using NodaTime;

namespace Charley.Exchange.HandOver;

/// <summary>
/// Links that are alive, in a folder that only this user can read: what is known about each, and its locked files. Servers that
/// share a database share the folder too, so that a link that was taken back on one is dead on all.
/// </summary>
/// <param name="folder">The folder; made when needed.</param>
/// <param name="time">The clock.</param>
public sealed class HealthLinkStore(string folder, TimeProvider time)
{
    /// <summary>So many wrong code words kill a link.</summary>
    public const int MostTries = 5;

    private const int SecretBytes = 32;
    private const int SaltBytes = 16;
    private const int LongestRecipient = 80;
    private const int MostOpenings = 20;
    private const string LinkEnding = ".json", FileEnding = ".jwe", LockEnding = ".lock";

    /// <summary>Two who ask at once are answered one after the other. The system lets go of the lock of a process that ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The present.</summary>
    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Makes a link.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="lifetime">How long it lives.</param>
    /// <param name="code">The code word that opens it.</param>
    /// <param name="files">What it leads to: words with their media type.</param>
    /// <param name="cancellation">Gives up; nothing is kept then.</param>
    public async Task<NewHealthLink> MakeAsync(
        Guid personId, Duration lifetime, string code, IReadOnlyList<(string Words, string MediaType)> files, CancellationToken cancellation = default)
    {
        MakeFolder();
        ForgetDead();
        var secret = Base64Url(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = RandomNumberGenerator.GetBytes(SecretBytes);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var link = new HealthLink(
            NameOf(secret), personId, Now, Now + lifetime, Convert.ToBase64String(salt), Convert.ToBase64String(Hash(code, salt)), MostTries, files.Count, []);
        foreach (var (index, file) in files.Index())
        {
            await File.WriteAllTextAsync(FilePath(link.Name, index), LockedFiles.Lock(file.Words, file.MediaType, key), cancellation);
        }

        Write(link);
        return new NewHealthLink(link, secret, Base64Url(key));
    }

    /// <summary>Takes back every link, whoever it belongs to, and leaves nothing of them.</summary>
    public void Empty()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A person's links that are alive, the newest first.</summary>
    public ImmutableArray<HealthLink> Of(Guid personId) =>
        [.. All().Where(link => link.PersonId == personId && link.IsAlive(Now)).OrderByDescending(link => link.CreatedAt)];

    /// <summary>Takes a person's link back, for good.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="name">Its name here.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether there was such a link.</returns>
    public async Task<bool> TakeBackAsync(Guid personId, string name, CancellationToken cancellation = default)
    {
        if (All().FirstOrDefault(link => link.PersonId == personId && link.Name == name) is not { } found)
        {
            return false;
        }

        // Whoever opens it at this moment must not write it down again afterwards.
        await using (await LockAsync(found.Name, cancellation))
        {
            Forget(found);
        }

        return true;
    }

    /// <summary>Whose a link is; null if it is dead.</summary>
    /// <param name="secret">The secret part of its address.</param>
    public Guid? OwnerOf(string secret) => Read(NameOf(secret)) is { } link && link.IsAlive(Now) ? link.PersonId : null;

    /// <summary>Asks for what a link leads to.</summary>
    /// <param name="secret">The secret part of its address.</param>
    /// <param name="code">The code word as it was given.</param>
    /// <param name="recipient">Who asks, in their own words.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<LinkAnswer> OpenAsync(string secret, string? code, string recipient, CancellationToken cancellation = default)
    {
        var name = NameOf(secret);
        if (Read(name) is null)
        {
            return new LinkAnswer.Gone();
        }

        await using (await LockAsync(name, cancellation))
        {
            if (Read(name) is not { } link || !link.IsAlive(Now))
            {
                return new LinkAnswer.Gone();
            }

            if (!Fits(code, link))
            {
                Write(link with { TriesLeft = link.TriesLeft - 1 });
                return new LinkAnswer.WrongCode(link.TriesLeft - 1);
            }

            var asked = recipient.Length <= LongestRecipient ? recipient : recipient[..LongestRecipient];
            Write(link with { TriesLeft = MostTries, Openings = [.. link.Openings.TakeLast(MostOpenings - 1), new LinkOpening(Now, asked)] });
            return new LinkAnswer.Found(await JwesAsync(link, cancellation));
        }
    }

    /// <summary>One locked file of a link that was opened before.</summary>
    /// <param name="secret">The secret part of the link's address.</param>
    /// <param name="index">Which file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The file; null if it is gone.</returns>
    public async Task<string?> FileAsync(string secret, int index, CancellationToken cancellation = default) =>
        Read(NameOf(secret)) is { } link && link.IsAlive(Now) && index >= 0 && index < link.Files ? (await JwesAsync(link, cancellation))[index] : null;

    private static bool Fits(string? code, HealthLink link) =>
        UnlockCode.Read(code) is { } given
        && CryptographicOperations.FixedTimeEquals(Hash(given, Convert.FromBase64String(link.CodeSalt)), Convert.FromBase64String(link.CodeHash));

    private static byte[] Hash(string code, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(code, salt, LockedWords.Rounds, HashAlgorithmName.SHA512, SecretBytes);

    /// <summary>The secret is on no disk, and no address from outside becomes a path.</summary>
    private static string NameOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private async Task<ImmutableArray<string>> JwesAsync(HealthLink link, CancellationToken cancellation)
    {
        var jwes = ImmutableArray.CreateBuilder<string>(link.Files);
        for (var index = 0; index < link.Files; index++)
        {
            jwes.Add(await File.ReadAllTextAsync(FilePath(link.Name, index), cancellation));
        }

        return jwes.ToImmutable();
    }

    private IEnumerable<HealthLink> All() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*" + LinkEnding).Select(path => Read(Path.GetFileNameWithoutExtension(path))).OfType<HealthLink>()
        : [];

    private HealthLink? Read(string name)
    {
        try
        {
            return JsonSerializer.Deserialize<HealthLink>(File.ReadAllText(LinkPath(name)), DiaryJson.Options);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Readers see the old or the new, never half.</summary>
    private void Write(HealthLink link)
    {
        var partial = LinkPath(link.Name) + ".partial";
        File.WriteAllText(partial, JsonSerializer.Serialize(link, DiaryJson.Options));
        File.Move(partial, LinkPath(link.Name), overwrite: true);
    }

    private void ForgetDead()
    {
        foreach (var dead in All().Where(link => !link.IsAlive(Now)).ToList())
        {
            Forget(dead);
        }
    }

    private void Forget(HealthLink link)
    {
        File.Delete(LinkPath(link.Name));
        for (var index = 0; index < link.Files; index++)
        {
            File.Delete(FilePath(link.Name, index));
        }

        File.Delete(Path.Combine(folder, link.Name + LockEnding));
    }

    private async Task<FileStream> LockAsync(string name, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, name + LockEnding), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetUtcNow() < until)
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private string LinkPath(string name) => Path.Combine(folder, name + LinkEnding);

    private string FilePath(string name, int index) =>
        Path.Combine(folder, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}.{index}{FileEnding}"));

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
