namespace Charley.Inference;

/// <summary>What is known about a node.</summary>
public enum NodeState : sbyte
{
    /// <summary>Not asked, or not known: summed over.</summary>
    Unknown,

    /// <summary>Known to be absent (0).</summary>
    Absent,

    /// <summary>Known to be present (1).</summary>
    Present,
}
