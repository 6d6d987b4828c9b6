namespace Charley.Web.Components;

/// <summary>How a form says what to mend at a field: the same on every page.</summary>
public static class FieldMistakes
{
    /// <summary>The mistake of a field, or null.</summary>
    /// <param name="mistakes">All mistakes of the form.</param>
    /// <param name="field">Id of the field's element.</param>
    public static string? At(this IEnumerable<FieldMistake> mistakes, string field) =>
        mistakes.FirstOrDefault(mistake => string.Equals(mistake.Field, field, StringComparison.Ordinal))?.Message;

    /// <summary>The class of whatever stands around the field.</summary>
    /// <inheritdoc cref="At"/>
    public static string? ClassAt(this IEnumerable<FieldMistake> mistakes, string field) => mistakes.At(field) is null ? null : "has-mistake";

    /// <summary>Whether the field is said to be invalid (aria-invalid).</summary>
    /// <inheritdoc cref="At"/>
    public static string? InvalidAt(this IEnumerable<FieldMistake> mistakes, string field) => mistakes.At(field) is null ? null : "true";

    /// <summary>Ids of the elements that describe the field (aria-describedby): its help, and its mistake if there is one.</summary>
    /// <param name="mistakes">All mistakes of the form.</param>
    /// <param name="field">Id of the field's element.</param>
    /// <param name="help">Id of its help; null if it has none.</param>
    public static string? DescribedAt(this IEnumerable<FieldMistake> mistakes, string field, string? help = null) =>
        (mistakes.At(field), help) switch
        {
            (null, _) => help,
            (_, null) => IdOf(field),
            _ => $"{help} {IdOf(field)}",
        };

    /// <summary>Id of the element that tells a field's mistake.</summary>
    internal static string IdOf(string field) => "mistake-" + field;
}
