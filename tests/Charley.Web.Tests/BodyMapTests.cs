using System.Globalization;
using Charley.Web.Body;

namespace Charley.Web.Tests;

public sealed class BodyMapTests
{
    [Fact]
    public void Seen_from_the_front_the_persons_right_side_is_on_the_left_of_the_picture() =>
        Assert.All(Pairs(BodyFigure.Front), pair => Assert.True(pair.Right < pair.Left));

    [Fact]
    public void Seen_from_behind_the_persons_left_side_is_on_the_left_of_the_picture() =>
        Assert.All(Pairs(BodyFigure.Back), pair => Assert.True(pair.Left < pair.Right));

    [Fact]
    public void Both_sides_of_every_paired_zone_are_there()
    {
        var zones = BodyFigure.Front.Zones.Concat(BodyFigure.Back.Zones).ToList();

        Assert.Equal(12, zones.Select(zone => zone.Site).Distinct(StringComparer.Ordinal).Count());
        Assert.All(zones.Where(zone => zone.Shapes.Length > 1), zone => Assert.Equal(2, zone.Shapes.Length));
    }

    /// <summary>Where each side of a zone begins, across the picture.</summary>
    private static IEnumerable<(double Left, double Right)> Pairs(BodyFigure figure) =>
        figure.Zones.Where(zone => zone.Shapes.Length == 2).Select(zone => (Begin(zone, "left"), Begin(zone, "right")));

    private static double Begin(BodyZone zone, string side)
    {
        var path = zone.Shapes.Single(shape => shape.Side == side).Path;
        var number = new string(path[1..].TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').ToArray());
        return double.Parse(number, CultureInfo.InvariantCulture);
    }
}
