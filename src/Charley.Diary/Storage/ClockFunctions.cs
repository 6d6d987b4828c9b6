using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary.Episodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Charley.Diary.Storage;

/// <summary>What queries can ask of a clock reading, so that the database counts and not this program.</summary>
internal static class ClockFunctions
{
    private const int HoursOfDay = 24;

    /// <summary>Where the hour stands in the text of a clock reading in SQLite ("2026-11-21 23:40:00"), and how long it is.</summary>
    private const int HourPlace = 12, HourLength = 2;

    /// <summary>The hours of the night, as <see cref="HourOf"/> writes them.</summary>
    public static ImmutableArray<string> NightHours { get; } =
    [
        .. Enumerable.Range(0, HoursOfDay)
            .Where(hour => LocalReading.IsNight(new LocalTime(hour, 0)))
            .Select(hour => hour.ToString("00", CultureInfo.InvariantCulture)),
    ];

    /// <summary>The hour in two digits, 00 to 23. Only inside queries.</summary>
    public static string HourOf(LocalDateTime local) => throw new NotSupportedException("Only a database answers this.");

    /// <summary>Says how a database writes the functions above.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isPostgres">Whether the database is PostgreSQL; otherwise it is SQLite.</param>
    /// <param name="readingType">The column type of clock readings there.</param>
    public static void Map(ModelBuilder model, bool isPostgres, string readingType)
    {
        var hour = model.HasDbFunction(typeof(ClockFunctions).GetMethod(nameof(HourOf))!);
        hour.HasParameter("local").HasStoreType(readingType);
        hour.HasTranslation(arguments => isPostgres
            ? Function("to_char", [arguments[0], Text("HH24")])
            : Function("substr", [arguments[0], Number(HourPlace), Number(HourLength)]));
    }

    private static SqlFunctionExpression Function(string name, SqlExpression[] arguments) =>
        new(name, arguments, nullable: false, arguments.Select(_ => false), typeof(string), new StringTypeMapping("text", System.Data.DbType.String));

    private static SqlConstantExpression Text(string value) => new(value, new StringTypeMapping("text", System.Data.DbType.String));

    private static SqlConstantExpression Number(int value) => new(value, new IntTypeMapping("INTEGER", System.Data.DbType.Int32));
}
