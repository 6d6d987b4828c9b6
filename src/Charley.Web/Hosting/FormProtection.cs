namespace Charley.Web.Hosting;

/// <summary>Protects forms against being sent by another site.</summary>
internal static class FormProtection
{
    public static void AddFormProtection(this IServiceCollection services) =>
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "charley-form";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.FormFieldName = "form-key";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
}
