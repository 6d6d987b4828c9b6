using Charley.Diary;

namespace Charley.Web;

/// <summary>What the pages and the HTTP API are started with.</summary>
/// <param name="Knowledge">The knowledge, loaded and checked.</param>
/// <param name="Database">
/// Connection string of the diary's database: a SQLite or a PostgreSQL one. Null means a SQLite file in the person's own
/// folder for application data.
/// </param>
public sealed record CharleyWebOptions(KnowledgeBase Knowledge, string? Database)
{
    /// <summary>Addresses to listen on, such as http://127.0.0.1:5055. Port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5055"];

    /// <summary>
    /// Host names that may be asked for beside localhost, 127.0.0.1 and [::1]. Other names are refused, so that a foreign
    /// web site cannot reach the program through a name that it points at this machine (DNS rebinding).
    /// </summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>
    /// Folder for the keys that sign forms; null means beside a SQLite file, and the system's own folder for the user with
    /// PostgreSQL. Servers that share a database must share it, so that a form sent by one is accepted by the other.
    /// </summary>
    public string? KeysFolder { get; init; }

    /// <summary>
    /// Where keys, waiting imports and links lie: the folder that servers share, or the one beside a SQLite file. Null with
    /// PostgreSQL and one server: then in the folders of the system and the account.
    /// </summary>
    internal string? SharedFolder => KeysFolder ?? DiaryLocation.From(Database).FolderBeside;

    /// <summary>
    /// The address that phones of others reach, beginning with https:// and ending with /; null where there is none. Only what a
    /// person hands over can be found there, never the diary.
    /// </summary>
    public Uri? HandOverAddress { get; init; }

    /// <summary>
    /// Where this program listens for those who open what was handed over: addresses of their own, so that nobody who reaches them
    /// reaches the diary. Used only with <see cref="HandOverAddress"/>.
    /// </summary>
    public IReadOnlyList<string> HandOverUrls { get; init; } = ["http://127.0.0.1:5056"];
}
