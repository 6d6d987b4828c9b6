namespace Charley.Web.Hosting;

/// <summary>Answers only to known host names.</summary>
internal static class HostAllowList
{
    private static readonly string[] OwnMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddHostAllowList(this IServiceCollection services, IReadOnlyList<string> more) =>
        services.AddHostFiltering(filtering =>
        {
            filtering.AllowedHosts = [.. OwnMachine, .. more];
            filtering.AllowEmptyHosts = false;
        });
}
