using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Charley.Diary.Storage;

/// <summary>Statements that answer with one value.</summary>
internal static class SqliteScalars
{
    /// <summary>Runs a statement of our own, never one with words from outside; the first value of its answer.</summary>
    public static string? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>The same for a whole number.</summary>
    public static long Count(this SqliteConnection connection, string sql) =>
        long.Parse(connection.Scalar(sql)!, CultureInfo.InvariantCulture);
}
