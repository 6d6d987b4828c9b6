using Charley.Exchange.HandOver;
using Charley.Testing;
using NodaTime;

namespace Charley.Exchange.Tests.HandOver;

public sealed class HealthLinkStoreTests : IDisposable
{
    private const string Words = """{"resourceType":"Bundle"}""";
    private static readonly Guid Owner = Guid.NewGuid();
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new();
    private readonly string code = UnlockCode.Make();

    private HealthLinkStore Store => new(folder.File("links"), time);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_code_word_opens_the_files_and_another_program_unlocks_them_with_the_key_of_the_link()
    {
        var made = await Make();

        var found = Assert.IsType<LinkAnswer.Found>(await Open(made, UnlockCode.Spoken(code).ToLowerInvariant()));

        var opened = await NodeScript.RunAsync("unlock.mjs", new { jwe = found.Jwes.Single(), key = made.Key }, TestContext.Current.CancellationToken);
        Assert.Equal(Words, opened["words"]?.GetValue<string>());
        Assert.Equal(("dir", "A256GCM"), (opened["header"]!["alg"]!.GetValue<string>(), opened["header"]!["enc"]!.GetValue<string>()));
        Assert.Equal("Dr. Example", Store.Of(Owner).Single().Openings.Single().Recipient);
    }

    [Fact]
    public async Task The_disk_holds_neither_the_key_nor_the_secret_nor_the_code_word_nor_the_words()
    {
        var made = await Make();

        var kept = string.Concat(Directory.EnumerateFiles(folder.File("links")).Select(path => path + File.ReadAllText(path)));
        Assert.DoesNotContain(made.Key, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(code, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Bundle", kept, StringComparison.Ordinal);
        Assert.Equal((43, 43), (made.Key.Length, made.Secret.Length));
    }

    [Fact]
    public async Task Wrong_code_words_are_counted_down_and_the_last_kills_the_link_even_for_the_right_one()
    {
        var made = await Make();
        var left = new List<int>();
        for (var attempt = 0; attempt < HealthLinkStore.MostTries; attempt++)
        {
            left.Add(Assert.IsType<LinkAnswer.WrongCode>(await Open(made, attempt == 0 ? null : "0000000000")).TriesLeft);
        }

        Assert.Equal([4, 3, 2, 1, 0], left);
        Assert.IsType<LinkAnswer.Gone>(await Open(made, code));
        Assert.Empty(Store.Of(Owner));
    }

    [Fact]
    public async Task Tries_at_the_same_moment_are_counted_one_by_one()
    {
        var made = await Make();

        var answers = await Task.WhenAll(Enumerable.Range(0, HealthLinkStore.MostTries + 2).Select(_ => Task.Run(() => Open(made, "0000000000"))));

        Assert.Equal([0, 1, 2, 3, 4], answers.OfType<LinkAnswer.WrongCode>().Select(wrong => wrong.TriesLeft).Order());
        Assert.Equal(2, answers.OfType<LinkAnswer.Gone>().Count());
    }

    [Fact]
    public async Task A_link_ends_with_its_time_and_its_files_go_with_the_next_one()
    {
        var made = await Make();
        time.Advance(TimeSpan.FromDays(1));

        Assert.IsType<LinkAnswer.Gone>(await Open(made, code));
        Assert.Null(Store.OwnerOf(made.Secret));
        Assert.Null(await Store.FileAsync(made.Secret, 0, TestContext.Current.CancellationToken));
        var next = await Make();
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.File("links")), path => path.Contains(made.Link.Name, StringComparison.Ordinal));
        Assert.NotNull(Store.OwnerOf(next.Secret));
    }

    [Fact]
    public async Task A_link_is_taken_back_by_its_owner_alone()
    {
        var made = await Make();

        Assert.False(await Store.TakeBackAsync(Guid.NewGuid(), made.Link.Name, TestContext.Current.CancellationToken));
        Assert.NotNull(Store.OwnerOf(made.Secret));
        Assert.True(await Store.TakeBackAsync(Owner, made.Link.Name, TestContext.Current.CancellationToken));
        Assert.IsType<LinkAnswer.Gone>(await Open(made, code));
        Assert.Empty(Directory.EnumerateFiles(folder.File("links")));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("\0")]
    public async Task Nonsense_for_a_secret_finds_nothing(string secret)
    {
        await Make();

        Assert.IsType<LinkAnswer.Gone>(await Store.OpenAsync(secret, code, "x", TestContext.Current.CancellationToken));
    }

    private Task<NewHealthLink> Make() =>
        Store.MakeAsync(Owner, Duration.FromDays(1), code, [(Words, "application/fhir+json")], TestContext.Current.CancellationToken);

    private Task<LinkAnswer> Open(NewHealthLink made, string? given) => Store.OpenAsync(made.Secret, given, "Dr. Example", TestContext.Current.CancellationToken);
}
