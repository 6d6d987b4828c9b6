using System.Globalization;
using System.Resources;
using System.Text;

namespace Charley.Diary.Resources;

/// <summary>What the diary says when it can't be opened; the texts stand in Messages.resx.</summary>
internal static class Messages
{
    private static readonly ResourceManager Texts = new("Charley.Diary.Resources.Messages", typeof(Messages).Assembly);

    public static string NoDataFolder => Text(nameof(NoDataFolder));

    public static string NotUnderstood => Text(nameof(NotUnderstood));

    public static string BackupNeedsFile => Text(nameof(BackupNeedsFile));

    public static string BackupExists(string path) => Fill(nameof(BackupExists), path);

    public static string BackupMissing(string path) => Fill(nameof(BackupMissing), path);

    public static string BackupFailed(string path, string reason) => Fill(nameof(BackupFailed), path, reason);

    public static string NoArchive(string reason) => Fill(nameof(NoArchive), reason);

    public static string NotWritable(string path) => Fill(nameof(NotWritable), path);

    public static string Damaged(string path) => Fill(nameof(Damaged), path);

    public static string NotADiary(string path) => Fill(nameof(NotADiary), path);

    public static string DiskFull(string path) => Fill(nameof(DiskFull), path);

    public static string Busy(string path) => Fill(nameof(Busy), path);

    public static string Newer(string place) => Fill(nameof(Newer), place);

    public static string ServerUnreachable(string server, string reason) => Fill(nameof(ServerUnreachable), server, reason);

    private static string Fill(string name, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, CompositeFormat.Parse(Text(name)), values);

    private static string Text(string name) =>
        Texts.GetString(name, CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"Messages.resx has no text '{name}'.");
}
