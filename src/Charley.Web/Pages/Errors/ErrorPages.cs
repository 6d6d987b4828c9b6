namespace Charley.Web.Pages.Errors;

/// <summary>Pages for what went wrong.</summary>
internal static class ErrorPages
{
    public static RazorComponentResult Show(int status) =>
        new RazorComponentResult<ErrorPage>(new { Status = status }) { StatusCode = status };
}
