using Charley.Exchange.HandOver;

namespace Charley.Exchange.Tests.HandOver;

public sealed class UnlockCodeTests
{
    [Fact]
    public void A_code_is_read_back_as_it_is_spoken()
    {
        for (var round = 0; round < 1000; round++)
        {
            var code = UnlockCode.Make();

            Assert.Equal(code, UnlockCode.Read(UnlockCode.Spoken(code)));
        }
    }

    [Theory]
    [InlineData("abcde-f0gh9", "ABCDEF0GH9")]
    [InlineData(" ab cde fogh9 ", "ABCDEF0GH9")]
    [InlineData("ABCDEFiGHl", "ABCDEF1GH1")]
    public void Signs_that_look_alike_are_read_as_meant(string written, string meant) => Assert.Equal(meant, UnlockCode.Read(written));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCDE")]
    [InlineData("ABCDEFGHJKM")]
    [InlineData("ABCDEUUUUU")]
    [InlineData("ÄÖÜÄÖÜÄÖÜÄ")]
    public void What_is_no_code_is_not_taken_for_one(string? written) => Assert.Null(UnlockCode.Read(written));
}
