using Charley.Diary.Entry;
using Charley.Exchange.Imports;
using Charley.Exchange.Imports.Csv;

namespace Charley.Commands;

/// <summary>How somebody at a terminal wants a file to be imported.</summary>
/// <param name="IsPreview">Only to see what would happen.</param>
/// <param name="AsJson">For a program.</param>
/// <param name="Accepts">The proposed reading of a table is right.</param>
/// <param name="Order">The order of dates; null for the proposed one.</param>
/// <param name="Columns">What columns mean, each as HEADING=MEANING or HEADING=MEANING:UNIT.</param>
internal sealed record ImportWish(bool IsPreview, bool AsJson, bool Accepts, string? Order, string[] Columns)
{
    /// <summary>Whether something is said about a table.</summary>
    public bool IsAboutTable => Accepts || Order is not null || Columns.Length > 0;

    /// <summary>The mapping that is meant; null if nothing is said about it.</summary>
    /// <exception cref="ImportRefusedException">What is said can't be understood.</exception>
    public TableMapping? Apply(TableProposal proposal)
    {
        if (!IsAboutTable)
        {
            return null;
        }

        var order = Order is null ? proposal.Mapping.DateOrder
            : Choices.Find<DateOrder>(Order) ?? throw new ImportRefusedException("--date-order", null, ImportTexts.OrderOption);
        var rules = Columns.Select(Rule).ToDictionary(rule => rule.Header, StringComparer.Ordinal);
        if (rules.Keys.FirstOrDefault(header => proposal.Mapping.Columns.All(rule => rule.Header != header)) is { } unknown)
        {
            throw new ImportRefusedException("--column", unknown, Fill.In(ImportTexts.NoSuchColumn, string.Join(", ", proposal.Mapping.Columns.Select(rule => rule.Header))));
        }

        var mapping = new TableMapping(order, [.. proposal.Mapping.Columns.Select(rule => rules.GetValueOrDefault(rule.Header, rule))]);
        return mapping.Problem([.. mapping.Columns.Select(rule => rule.Header)]) is { } problem
            ? throw new ImportRefusedException("--column", null, problem)
            : mapping;
    }

    private static ColumnRule Rule(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals <= 0)
        {
            throw new ImportRefusedException("--column", text, ImportTexts.ColumnOption);
        }

        var meaning = text[(equals + 1)..].Split(':', 2);
        return new ColumnRule(text[..equals], meaning[0], meaning.Length > 1 ? meaning[1] : null);
    }
}
