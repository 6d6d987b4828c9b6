using Charley.Diary.Days;

namespace Charley.Exchange.Imports.Gathering;

/// <summary>The places of the diary's numbers that importers fill.</summary>
internal static class Measures
{
    public static readonly int Fluids = IndexOf("fluids");
    public static readonly int Sleep = IndexOf("sleep");
    public static readonly int Caffeine = IndexOf("caffeine");
    public static readonly int Alcohol = IndexOf("alcohol");
    public static readonly int Exercise = IndexOf("exercise");
    public static readonly int Effort = IndexOf("effort");
    public static readonly int Steps = IndexOf("steps");
    public static readonly int Weight = IndexOf("weight");
    public static readonly int Temperature = IndexOf("temperature");

    /// <summary>The place of a number; it is known to exist.</summary>
    public static int IndexOf(string id) => Exposures.All.IndexOf(Exposures.All.Single(exposure => exposure.Id == id));
}
