using System.Text.RegularExpressions;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>What the remedies promise to the person who needs one now.</summary>
public sealed partial class RemedyTests
{
    [Theory]
    [InlineData("stretch-gluteal", "buttock-site")]
    [InlineData("stretch-piriformis", "buttock-site")]
    [InlineData("stretch-piriformis", "hip-site")]
    [InlineData("stretch-adductor", "groin-inner-thigh-site")]
    [InlineData("stretch-front-thigh", "front-thigh-site")]
    [InlineData("stretch-hamstring", "back-thigh-site")]
    [InlineData("stretch-behind-knee", "behind-knee-site")]
    [InlineData("stretch-calf", "calf-site")]
    [InlineData("stretch-shin", "shin-site")]
    [InlineData("stretch-foot", "foot-toes-site")]
    [InlineData("stretch-hand", "hand-arm-site")]
    [InlineData("stretch-trunk", "trunk-abdomen-site")]
    public void Each_site_has_relief_with_a_hold_in_seconds_and_a_number_of_times(string id, string site)
    {
        var remedy = RealKnowledge.Value.Remedies[id];
        var steps = string.Join(' ', remedy.Steps);

        Assert.Equal(RemedyKind.Relief, remedy.Kind);
        Assert.Contains(site, remedy.ForSites, StringComparer.Ordinal);
        Assert.Matches(Seconds(), steps);
        Assert.Matches(Times(), steps);
    }

    [Theory]
    [InlineData("quinine", "deadly")]
    [InlineData("quinine", "tonic water")]
    [InlineData("magnesium", "dummy pill")]
    [InlineData("potassium-supplement", "stop the heart")]
    [InlineData("vitamin-e", "bleeding")]
    [InlineData("vitamin-d-for-cramps", "did not make cramps rarer")]
    [InlineData("stopping-a-statin-alone", "do not stop it")]
    public void What_is_not_worth_it_says_why(string id, string reason)
    {
        var remedy = RealKnowledge.Value.Remedies[id];

        Assert.Equal(RemedyKind.NotAdvised, remedy.Kind);
        Assert.Contains(reason, remedy.Says.Text, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\d+( to \d+)? seconds", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\d+( to \d+)? times", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Times();
}
