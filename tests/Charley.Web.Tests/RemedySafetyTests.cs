using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary;
using Charley.Knowledge;
using Charley.Testing;
using Charley.Web.Experiments;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charley.Web.Tests;

/// <summary>A person's own words are judged by the names of every language, whatever the language of the page.</summary>
public sealed class RemedySafetyTests(RunningCharley charley)
{
    private static readonly string[] Languages = ["en-GB", "de-DE"];

    [Fact]
    public void No_name_of_a_medicine_gets_through_in_any_language() =>
        Assert.Empty(
            from language in Languages
            from medicine in RealKnowledge.Value.Medicines
            from name in medicine.Names
            where WhyNot($"{name} am Abend, 1 x", language) is null
            select $"{language}: {name}");

    [Fact]
    public void No_name_of_what_is_advised_against_gets_through_in_any_language() =>
        Assert.Empty(
            from language in Languages
            from remedy in RealKnowledge.Value.Remedies.Values
            where remedy.Kind is RemedyKind.NotAdvised
            from name in remedy.OtherNames.Append(remedy.Name).Append(RealKnowledge.Value.In("de").Remedies[remedy.Id].Name)
            where WhyNot($"1 x {name}, abends", language) is null
            select $"{language}: {name}");

    [Theory]
    [InlineData("Chinin")]
    [InlineData("Chininsulfat-Tabletten")]
    [InlineData("Tonic Water am Abend")]
    [InlineData("Kalium")]
    [InlineData("Kaliumtabletten")]
    [InlineData("Trikaliumcitrat")]
    [InlineData("potassium")]
    [InlineData("Diätsalz")]
    [InlineData("Magnesium")]
    [InlineData("Brausetabletten mit Magnesiumcitrat")]
    [InlineData("Vitamin-D-Kapseln")]
    [InlineData("vitamin D3")]
    [InlineData("Vitamin E")]
    [InlineData("mein Statin weglassen")]
    [InlineData("Marcumar")]
    [InlineData("Phenprocoumon")]
    [InlineData("Furosemid weglassen")]
    [InlineData("Ramipriltabletten")]
    [InlineData("ALENDRONSÄURE")]
    [InlineData("Koffeintabletten")]
    public void Own_words_of_either_language_are_recognised_in_both(string words) =>
        Assert.All(Languages, language => Assert.NotNull(WhyNot(words, language)));

    [Theory]
    [InlineData("Vitamin K2")]
    [InlineData("vitamin-k2 capsules")]
    [InlineData("VitaminK2")]
    [InlineData("Vitamin K Tropfen")]
    [InlineData("MK-7")]
    [InlineData("Natto")]
    public void Vitamin_K_beside_a_blood_thinner_of_the_warfarin_kind_is_recognised_in_both(string words)
    {
        Assert.All(Languages, language => Assert.NotNull(WhyNot(words, language, "warfarin-use")));
        Assert.Contains(RealKnowledge.Value.In("de").Remedies["vitamin-k2"].Cautions[0].Reason, WhyNot(words, "de-DE", "warfarin-use")!, StringComparison.Ordinal);
        Assert.Null(WhyNot(words, "de-DE"));
    }

    [Theory]
    [InlineData("stretching before bed")]
    [InlineData("die Wade dehnen")]
    public void What_is_withheld_from_a_person_is_withheld_in_own_words_too(string words) =>
        Assert.All(Languages, language => Assert.NotNull(WhyNot(words, language, "pop-felt")));

    [Theory]
    [InlineData("a pillow under my feet")]
    [InlineData("ein Kissen unter den Füßen")]
    [InlineData("früher ins Bett gehen")]
    [InlineData("weniger Kaffee")]
    [InlineData("less caffeine")]
    [InlineData("ohne Socken schlafen")]
    [InlineData("abends Treppen steigen")]
    [InlineData("no tight shoes")]
    public void Harmless_words_are_let_through_in_both(string words) =>
        Assert.All(Languages, language => Assert.Null(WhyNot(words, language)));

    private string? WhyNot(string words, string language, params string[] yes)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return charley.Services.GetRequiredService<RemedySafety>().WhyNot(words, yes.Length == 0 ? null : Told(yes));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static Interview Told(params string[] yes) => new()
    {
        PersonId = Guid.NewGuid(),
        Id = Guid.NewGuid(),
        StartedAt = Instant.MinValue,
        UpdatedAt = Instant.MinValue,
        About = new PersonContext(45, Sex.Female, Pregnant: false),
        Complaints = [Complaint.Cramp],
        Answers = yes.ToImmutableSortedDictionary(finding => finding, _ => Answer.Yes, StringComparer.Ordinal),
        Version = 1,
    };
}
