using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Exchange.Imports.Gathering;
using NodaTime;

namespace Charley.Exchange.Imports.Csv;

/// <summary>What is shown to a person who confirms how a table is read.</summary>
/// <param name="Signature">Stands for its headings.</param>
/// <param name="Mapping">How it is read.</param>
/// <param name="IsConfirmed">Whether the person chose this mapping, now or an earlier time.</param>
/// <param name="Problem">What keeps it from being read; null if nothing.</param>
/// <param name="Samples">The first cells of each column.</param>
public sealed record TableProposal(
    string Signature, TableMapping Mapping, bool IsConfirmed, string? Problem, ImmutableDictionary<string, ImmutableArray<string>> Samples);

/// <summary>Makes days of a table by a mapping.</summary>
internal sealed class TableReader
{
    /// <summary>Begins the source of a kind of table; its signature follows.</summary>
    public const string Source = "table-";

    private const int SampleCells = 3;
    private const int LongestSample = 40;
    private static readonly string[] Yes = ["yes", "y", "true", "1", "ja", "x", "light", "medium", "heavy", "spotting"];
    private static readonly string[] No = ["no", "n", "false", "0", "nein", "none", "-"];

    private readonly RecordTally tally;
    private readonly DayGatherer days;

    /// <summary>A reader.</summary>
    /// <param name="tally">Counts cells.</param>
    /// <param name="days">Takes values.</param>
    public TableReader(RecordTally tally, DayGatherer days) => (this.tally, this.days) = (tally, days);

    /// <summary>Looks at a table and finds its mapping, or proposes one.</summary>
    public static TableProposal Look(CsvTable table, Func<string, TableMapping?>? known)
    {
        var chosen = known?.Invoke(table.Signature);
        var mapping = chosen ?? MappingProposer.Propose(table);
        return new TableProposal(
            table.Signature,
            mapping,
            chosen is not null,
            mapping.Problem(table.Headers),
            table.Headers.ToImmutableDictionary(
                header => header,
                header => table.ColumnOf(header).Where(cell => cell.Length > 0).Take(SampleCells)
                    .Select(cell => cell.Length > LongestSample ? cell[..LongestSample] : cell).ToImmutableArray(),
                StringComparer.Ordinal));
    }

    /// <summary>Reads a table by a mapping that has no problem.</summary>
    public void Read(CsvTable table, TableMapping mapping)
    {
        var date = mapping.Columns.First(rule => rule.Target == TableMapping.Date && table.Headers.Contains(rule.Header, StringComparer.Ordinal));
        var dateIndex = table.Headers.IndexOf(date.Header);
        var columns = table.Headers.Select((header, index) => new Column(this, table, index, mapping.RuleOf(header)))
            .Where(column => column.Index != dateIndex).ToList();
        foreach (var row in table.Rows)
        {
            var when = TableDate.Parse(row[dateIndex], mapping.DateOrder!.Value);
            foreach (var column in columns)
            {
                column.Take(row[column.Index], when);
            }
        }
    }

    /// <summary>One column on its way into days.</summary>
    private sealed class Column
    {
        private readonly TableReader owner;
        private readonly ColumnRule rule;
        private readonly int kind;
        private readonly int exposure;
        private readonly UnitKind? unitKind;
        private readonly UnitScale scale;
        private readonly TableNumbers numbers;

        public Column(TableReader owner, CsvTable table, int index, ColumnRule rule)
        {
            (this.owner, this.rule, Index) = (owner, rule, index);
            kind = owner.tally.KindOf(rule.Header);
            exposure = Exposures.All.ToList().FindIndex(known => known.Id == rule.Target);
            unitKind = TableMapping.UnitsOf(rule.Target);
            scale = unitKind is { } of ? Units.Find(of, rule.Unit)! : new UnitScale(exposure >= 0 ? Exposures.All[exposure].PerUnit : 1);
            numbers = new TableNumbers(exposure >= 0 ? table.ColumnOf(rule.Header) : [], table.Delimiter);
        }

        public int Index { get; }

        public void Take(string cell, TableDate? when)
        {
            if (rule.Target is TableMapping.Ignore or TableMapping.Date || string.IsNullOrWhiteSpace(cell))
            {
                owner.tally.Count(kind, string.IsNullOrWhiteSpace(cell) ? RecordNote.Empty : RecordNote.LeftOut);
            }
            else if (when is not { } date)
            {
                owner.tally.Count(kind, RecordNote.NoTime);
            }
            else if (rule.Target == TableMapping.Period)
            {
                TakePeriod(cell.Trim(), owner.SecondsOf(date));
            }
            else if (rule.Target == TableMapping.Taken)
            {
                owner.days.Taken(
                    kind,
                    owner.days.Clock.DayOf(owner.SecondsOf(date)),
                    cell.Split([',', ';', '\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }
            else
            {
                TakeNumber(cell, owner.SecondsOf(date));
            }
        }

        private void TakePeriod(string cell, long at)
        {
            var isYes = Yes.Contains(cell, StringComparer.OrdinalIgnoreCase);
            if (!isYes && !No.Contains(cell, StringComparer.OrdinalIgnoreCase))
            {
                owner.tally.Count(kind, RecordNote.NoNumber);
                return;
            }

            owner.days.Period(kind, owner.days.Clock.DayOf(at), isYes);
        }

        private void TakeNumber(string cell, long at)
        {
            if (numbers.Read(cell, unitKind, scale) is not { } value)
            {
                owner.tally.Count(kind, RecordNote.NoNumber);
            }
            else if (value < 0)
            {
                owner.tally.Count(kind, RecordNote.Impossible);
            }
            else if (exposure == Measures.Weight)
            {
                owner.days.Latest(kind, exposure, at, value);
            }
            else if (rule.Target is "effort" or "stress" or "heat" or "temperature" or "pregnancy-week")
            {
                owner.days.Highest(kind, exposure, at, value);
            }
            else
            {
                owner.days.Sum(kind, exposure, at, value);
            }
        }
    }

    /// <summary>A date without an offset is one of the person's own clock; without a time it means noon.</summary>
    private long SecondsOf(in TableDate when) =>
        when.IsExact ? when.Moment.ToUnixTimeSeconds() : days.Clock.SecondsOf(when.Date.At(when.Time ?? LocalTime.Noon));
}
