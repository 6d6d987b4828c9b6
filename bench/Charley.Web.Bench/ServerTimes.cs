using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Charley.Web.Bench;

/// <summary>How long the server worked on each request, by its own measure (OpenTelemetry: http.server.request.duration).</summary>
internal sealed class ServerTimes : IDisposable
{
    private const double MillisecondsPerSecond = 1000;
    private const double Hundred = 100;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> _milliseconds = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    /// <summary>Begins to listen.</summary>
    public ServerTimes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, duration, tags, _) =>
            _milliseconds.GetOrAdd(NameOf(tags), _ => []).Enqueue(duration * MillisecondsPerSecond));
        _listener.Start();
    }

    /// <summary>A table: the requests of each kind, and all of them.</summary>
    /// <param name="users">How many people there were.</param>
    /// <param name="seconds">For how long.</param>
    public string Table(int users, int seconds)
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{users} people for {seconds} seconds, {_milliseconds.Sum(kind => kind.Value.Count) / (double)seconds:0} requests a second:");
        table.AppendLine();
        table.AppendLine("| request | how many | median, ms | 99 in 100, ms | worst, ms |");
        table.AppendLine("| --- | --- | --- | --- | --- |");
        foreach (var (name, all) in _milliseconds.OrderByDescending(kind => kind.Value.Count).ThenBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Row(name, all);
        }

        Row("**all**", _milliseconds.SelectMany(kind => kind.Value));
        return table.ToString();

        void Row(string name, IEnumerable<double> all)
        {
            var sorted = all.Order().ToList();
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {sorted.Count} | {At(50):0.0} | {At(99):0.0} | {sorted[^1]:0.0} |");

            double At(double percent) => sorted[Math.Min((int)(sorted.Count * percent / Hundred), sorted.Count - 1)];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private static string NameOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = ("", "no page", "");
        foreach (var (key, value) in tags)
        {
            switch (key)
            {
                case "http.request.method":
                    method = (string)value!;
                    break;
                case "http.route":
                    route = (string)value!;
                    break;
                case "http.response.status_code" when value is >= 400:
                    status = $" ({value})";
                    break;
            }
        }

        return $"{method} {route}{status}";
    }
}
