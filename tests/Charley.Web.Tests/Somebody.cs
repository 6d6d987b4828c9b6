using Charley.Diary;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Web.Tests;

/// <summary>People of their own for tests that change a diary.</summary>
internal static class Somebody
{
    extension(RunningCharley charley)
    {
        /// <summary>Adds a person, whose diary is open for the visitor from then on.</summary>
        /// <param name="visitor">Who visits.</param>
        /// <param name="hidesCounts">Whether the person does not want to see counts.</param>
        public async Task<Person> SomebodyAsync(Visitor visitor, bool hidesCounts = false)
        {
            await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
            var id = Guid.Parse(visitor.Cookies.GetCookies(charley.Address)["charley-person"]!.Value);
            var people = charley.Services.GetRequiredService<PersonStore>();
            await people.HideCountsAsync(id, hidesCounts, TestContext.Current.CancellationToken);
            return (await people.FindAsync(id, TestContext.Current.CancellationToken))!;
        }
    }
}
