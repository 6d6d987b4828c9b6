namespace Charley.Web.Hosting;

/// <summary>After a form was taken: go and get another page, so that reloading never sends the form again.</summary>
internal sealed class SeeOther : IResult
{
    private readonly string _path;

    private SeeOther(string path) => _path = path;

    /// <summary>Goes to an address of this site.</summary>
    public static SeeOther To(string path) => new(path);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = _path;
        return Task.CompletedTask;
    }
}
