namespace Charley.Learning.Triggers;

/// <summary>Which days of an exposure are held against which.</summary>
public enum WindowShape
{
    /// <summary>Days with it against days without.</summary>
    Present,

    /// <summary>In proportion: the ratio is that of a day one standard deviation above the mean to one as much below.</summary>
    Proportional,

    /// <summary>The fifth of the days with the least of it, at or below a threshold, against all others.</summary>
    Little,

    /// <summary>The fifth of the days with the most of it, at or above a threshold, against all others.</summary>
    Much,
}
