using System.Collections.Immutable;
using System.Xml.Linq;
using Charley.Web.Assets;

namespace Charley.Web.Body;

/// <summary>One place on a figure that can be picked.</summary>
/// <param name="Site">Its finding in the knowledge, such as calf-site.</param>
/// <param name="Shapes">Its outlines, by the person's own side: left, right or middle.</param>
public sealed record BodyZone(string Site, ImmutableArray<(string Side, string Path)> Shapes);

/// <summary>A figure seen from the front or from behind.</summary>
/// <param name="ViewBox">The frame of its coordinates.</param>
/// <param name="Outline">The contour of the body.</param>
/// <param name="Plain">What can't be picked.</param>
/// <param name="Zones">What can be picked.</param>
public sealed record BodyFigure(string ViewBox, string Outline, string Plain, ImmutableArray<BodyZone> Zones)
{
    /// <summary>The word for the person's left side.</summary>
    public const string Left = "left";

    /// <summary>The word for the person's right side.</summary>
    public const string Right = "right";

    /// <summary>Space around the figures that the source leaves and a page does not need, in its units.</summary>
    private const int CutAtTop = 84;
    private const int CutAtBottom = 84;
    private const int CutAtSides = 30;

    /// <summary>Seen from the front.</summary>
    public static BodyFigure Front { get; } = Read("front");

    /// <summary>Seen from behind.</summary>
    public static BodyFigure Back { get; } = Read("back");

    /// <summary>The sides that a site has on the figures: both halves of the body, or none where it lies in the middle.</summary>
    public static IEnumerable<string> SidesOf(string site) =>
        new[] { Front, Back }.SelectMany(figure => figure.Zones).Any(zone => zone.Site == site && zone.Shapes.Length > 1) ? [Left, Right] : [];

    private static BodyFigure Read(string name)
    {
        var root = XDocument.Parse(EmbeddedText.Of("body/" + name)).Root!;
        var paths = root.Elements()
            .Select(path => (Zone: path.Attribute("data-zone")!.Value, Side: path.Attribute("data-side")?.Value ?? string.Empty, Path: path.Attribute("d")!.Value))
            .ToList();
        return new BodyFigure(
            Cut(root.Attribute("viewBox")!.Value),
            paths.Single(path => path.Zone == "outline").Path,
            paths.Single(path => path.Zone == "plain").Path,
            [
                .. paths.Where(path => path.Side.Length > 0)
                    .GroupBy(path => path.Zone, StringComparer.Ordinal)
                    .Select(zone => new BodyZone(zone.Key + "-site", [.. zone.Select(path => (path.Side, path.Path))])),
            ]);
    }

    private static string Cut(string viewBox)
    {
        var frame = viewBox.Split(' ').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{frame[0] + CutAtSides} {frame[1] + CutAtTop} {frame[2] - (2 * CutAtSides)} {frame[3] - CutAtTop - CutAtBottom}");
    }
}
