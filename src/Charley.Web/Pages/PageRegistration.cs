using Charley.Web.Languages;
using Charley.Web.Pages.About;
using Charley.Web.Pages.Diaries;
using Charley.Web.Pages.Errors;
using Charley.Web.Pages.Guides;
using Charley.Web.Pages.HandOver;
using Charley.Web.Pages.Home;
using Charley.Web.Pages.Import;
using Charley.Web.Pages.Interview;
using Charley.Web.Pages.Interview.Answers;
using Charley.Web.Pages.Interview.Asking;
using Charley.Web.Pages.Interview.Checks;
using Charley.Web.Pages.Interview.Deleted;
using Charley.Web.Pages.Interview.Result;
using Charley.Web.Pages.Interview.Start;
using Charley.Web.Pages.Interview.Tests;
using Charley.Web.Pages.Interview.WhatIf;
using Charley.Web.Pages.Interview.Worry;
using Charley.Web.Pages.Layout;
using Charley.Web.Pages.Library;
using Charley.Web.Pages.More;
using Charley.Web.Pages.Plan;
using Charley.Web.Pages.Relief;
using Charley.Web.Pages.Report;
using Charley.Web.Pages.Routines;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;

namespace Charley.Web.Pages;

/// <summary>The pages: what they need and where they are.</summary>
internal static class PageRegistration
{
    public static void AddCharleyPages(this IServiceCollection services, CharleyWebOptions options)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<InterviewDesk>();
        services.AddDiaryPages();
        services.AddScoped<PlanDesk>();
        services.AddReport();
        services.AddHandOver(options);
    }

    public static void MapCharleyPages(this WebApplication app)
    {
        var pages = app.MapGroup(string.Empty)
            .ExcludeFromDescription()
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new FormLimit())
            .AddEndpointFilter(RefuseForeignForms);
        ThemeChoice.Map(pages);
        LanguageForm.Map(pages);
        MapTranslated(pages.MapGroup(string.Empty).InEveryLanguage());
        ImportEndpoints.Map(pages);
        GuideEndpoints.Map(pages);
        LibraryEndpoints.MapEnglish(pages);
    }

    /// <summary>What can be read in every language: all but what the knowledge says in English only.</summary>
    private static void MapTranslated(RouteGroupBuilder pages)
    {
        HomeEndpoints.Map(pages);
        StartEndpoints.Map(pages);
        ChecksEndpoints.Map(pages);
        AskingEndpoints.Map(pages);
        AnswersEndpoints.Map(pages);
        TestsEndpoints.Map(pages);
        ResultEndpoints.Map(pages);
        WorryEndpoints.Map(pages);
        WhatIfEndpoints.Map(pages);
        DeletedEndpoints.Map(pages);
        ReliefEndpoints.Map(pages);
        RoutineEndpoints.Map(pages);
        ReportEndpoints.Map(pages);
        HandOverEndpoints.Map(pages);
        DiaryPages.Map(pages);
        PlanEndpoints.Map(pages);
        LibraryEndpoints.Map(pages);
        AboutEndpoints.Map(pages);
        MoreEndpoints.Map(pages);
    }

    private static async ValueTask<object?> RefuseForeignForms(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            ? await SendAgain.UnsignedAsync(call.HttpContext)
            : await next(call);

    private sealed class FormLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => RequestLimits.Form;
    }
}
