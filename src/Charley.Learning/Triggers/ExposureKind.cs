namespace Charley.Learning.Triggers;

/// <summary>How an exposure is measured.</summary>
public enum ExposureKind
{
    /// <summary>There or not: 1 or 0.</summary>
    YesNo,

    /// <summary>A number, such as litres drunk. With too few distinct numbers it is read as yes (above the least) or no.</summary>
    Graded,
}
