namespace Charley.Web.Pages.Errors;

/// <summary>Calm words for what went wrong.</summary>
internal static class ErrorWords
{
    public static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ErrorTexts.BadTitle,
        StatusCodes.Status404NotFound => ErrorTexts.MissingTitle,
        StatusCodes.Status405MethodNotAllowed => ErrorTexts.MissingTitle,
        StatusCodes.Status413PayloadTooLarge => ErrorTexts.LargeTitle,
        StatusCodes.Status415UnsupportedMediaType => ApiTexts.NotJsonTitle,
        _ => ErrorTexts.FailedTitle,
    };

    public static string Text(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ErrorTexts.Bad,
        StatusCodes.Status404NotFound => ErrorTexts.Missing,
        StatusCodes.Status405MethodNotAllowed => ErrorTexts.Missing,
        StatusCodes.Status413PayloadTooLarge => ErrorTexts.Large,
        StatusCodes.Status415UnsupportedMediaType => ApiTexts.NotJsonType,
        _ => ErrorTexts.Failed,
    };
}
