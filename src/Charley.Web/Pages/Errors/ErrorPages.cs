namespace Charley.Web.Pages.Errors;

/// <summary>Pages for what went wrong.</summary>
internal static class ErrorPages
{
    public static RazorComponentResult Show(int status, string? text = null) =>
        new RazorComponentResult<ErrorPage>(new { Status = status, Text = text }) { StatusCode = status };
}
