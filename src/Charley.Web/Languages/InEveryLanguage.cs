using System.Globalization;
using Charley.Assessment.Model;
using Microsoft.AspNetCore.Localization;

namespace Charley.Web.Languages;

/// <summary>Marks what is translated into every language of <see cref="PageLanguages"/>; anything else is answered in English.</summary>
internal sealed class InEveryLanguage
{
    private InEveryLanguage()
    {
    }

    /// <summary>The mark.</summary>
    public static InEveryLanguage Mark { get; } = new();
}

/// <summary>Registers the languages.</summary>
internal static class LanguageRegistration
{
    /// <summary>Adds what says in which language a request is answered, and the knowledge in that language.</summary>
    public static void AddSpoken(this IServiceCollection services)
    {
        foreach (var language in PageLanguages.All)
        {
            services.AddKeyedSingleton(language.Code, (provider, _) => new Spoken(provider.GetRequiredService<PersonModels>().In(language.Code)));
        }

        services.AddScoped(static provider => provider.GetRequiredKeyedService<Spoken>(PageLanguages.Now.Code));
        services.Configure<RequestLocalizationOptions>(static localization =>
        {
            List<CultureInfo> cultures = [.. PageLanguages.All.Select(language => language.Culture)];
            localization.DefaultRequestCulture = new RequestCulture(PageLanguages.English.Culture);
            localization.SupportedCultures = cultures;
            localization.SupportedUICultures = cultures;
            localization.RequestCultureProviders = [new LanguageChoice()];
        });
    }

    /// <summary>Says that everything in a group is translated.</summary>
    public static RouteGroupBuilder InEveryLanguage(this RouteGroupBuilder group) => group.WithMetadata(Charley.Web.Languages.InEveryLanguage.Mark);
}
