namespace Charley.Browser.Tests.Browsing;

/// <summary>The size of a window, in CSS pixels.</summary>
/// <param name="Name">Name for file names.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record Screen(string Name, int Width, int Height)
{
    public static Screen Phone { get; } = new("phone", 390, 844);

    public static Screen Desktop { get; } = new("desktop", 1280, 900);

    /// <summary>A phone of 320 pixels, or a desktop of 1280 at 400% zoom.</summary>
    public static Screen Narrow { get; } = new("narrow", 320, 640);
}
