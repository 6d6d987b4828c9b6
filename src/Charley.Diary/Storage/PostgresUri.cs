using Npgsql;

namespace Charley.Diary.Storage;

/// <summary>
/// Reads connection URIs as PostgreSQL documents them (postgresql://user:password@host:port/database?sslmode=require),
/// which hosting services hand out and Npgsql does not read.
/// Source: PostgreSQL manual, libpq, "Connection URIs".
/// </summary>
internal static class PostgresUri
{
    public static bool IsOne(string connection) =>
        connection.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || connection.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same connection in the words of Npgsql.</summary>
    /// <exception cref="FormatException">It is no URI.</exception>
    /// <exception cref="ArgumentException">A parameter is unknown.</exception>
    public static string ToConnectionString(string connection)
    {
        var uri = new Uri(connection);
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.IdnHost };
        if (uri.Port > 0)
        {
            builder.Port = uri.Port;
        }

        var (user, password) = SplitAt(uri.UserInfo, ':');
        Set("Username", user);
        Set("Password", password);
        Set("Database", uri.AbsolutePath.TrimStart('/'));
        foreach (var parameter in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = SplitAt(parameter, '=');
            Set(KeywordOf(name), value);
        }

        return builder.ConnectionString;

        void Set(string keyword, string value)
        {
            if (value.Length > 0)
            {
                builder[keyword] = Uri.UnescapeDataString(value);
            }
        }
    }

    /// <summary>The names that differ between libpq and Npgsql; all others are tried as they are.</summary>
    private static string KeywordOf(string name) => name switch
    {
        "sslmode" => "SSL Mode",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "sslrootcert" => "Root Certificate",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "options" => "Options",
        _ => Uri.UnescapeDataString(name),
    };

    private static (string Before, string After) SplitAt(string text, char separator)
    {
        var place = text.IndexOf(separator, StringComparison.Ordinal);
        return place < 0 ? (text, string.Empty) : (text[..place], text[(place + 1)..]);
    }
}
