using System.Text.Json.Nodes;
using Charley.Exchange.HandOver;
using Charley.Testing;

namespace Charley.Exchange.Tests.HandOver;

/// <summary>What is locked is opened by an implementation of others (npm's jose), and by nothing but its code.</summary>
public sealed class LockedWordsTests
{
    private const string Words = "Red flags: none. Strength 7 of 10. Zwölf Krämpfe 🦵\nsecond line";

    [Fact]
    public async Task The_code_opens_the_words_in_another_program()
    {
        var code = UnlockCode.Make();

        var opened = await Open(LockedWords.Lock(Words, LockedWords.PlainText, code), code);

        Assert.Equal(Words, opened["words"]?.GetValue<string>());
        Assert.Equal(
            ("PBES2-HS512+A256KW", "A256GCM", "DEF", "text/plain", 210_000),
            (Header(opened, "alg"), Header(opened, "enc"), Header(opened, "zip"), Header(opened, "cty"), opened["header"]!["p2c"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Another_code_opens_nothing()
    {
        var opened = await Open(LockedWords.Lock(Words, LockedWords.PlainText, "0123456789"), "0123456788");

        Assert.Equal("ERR_JWE_DECRYPTION_FAILED", opened["refused"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_changed_letter_is_noticed()
    {
        var jwe = LockedWords.Lock(Words, LockedWords.PlainText, "0123456789");
        var at = jwe.LastIndexOf('.') - 9;
        var changed = jwe[..at] + (jwe[at] == 'A' ? 'B' : 'A') + jwe[(at + 1)..];

        Assert.NotNull((await Open(changed, "0123456789"))["refused"]);
    }

    [Fact]
    public void The_same_words_never_look_the_same_twice() =>
        Assert.NotEqual(LockedWords.Lock(Words, LockedWords.PlainText, "0123456789"), LockedWords.Lock(Words, LockedWords.PlainText, "0123456789"), StringComparer.Ordinal);

    private static Task<JsonObject> Open(string jwe, string code) => NodeScript.RunAsync("unlock.mjs", new { jwe, code }, TestContext.Current.CancellationToken);

    private static string Header(JsonObject opened, string name) => opened["header"]![name]!.GetValue<string>();
}
