namespace Charley.Web.Components;

/// <summary>Something to mend in a form.</summary>
/// <param name="Field">Id of the field's element, to which the summary links.</param>
/// <param name="Message">What to do, in a plain sentence.</param>
public sealed record FieldMistake(string Field, string Message);
